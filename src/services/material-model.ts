// The rows of filed material that lists across projects ask for, made anew from a project's events.

import { replaceMaterials } from '../store/material-rows.ts';
import type { ActModel } from './act-models.ts';
import { materialsOf } from './material-scene.ts';

export const writeMaterials: ActModel = (tx, project, events) =>
  replaceMaterials(
    tx,
    project.id,
    materialsOf(events).files.map(({ file, by, ...one }) => ({
      projectId: project.id,
      seq: one.seq,
      item: one.item,
      material: one.material,
      materialName: one.materialName,
      hash: file,
      name: one.name,
      how: one.how,
      arrivedAt: one.arrivedAt,
      sentBy: by,
      state: one.state,
    })),
  );
