// The table of owners' links, made anew from the acts of one project.
import type { LinkAct } from '../domain/link-acts.ts';
import { projectAct } from '../store/event-codec.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { type RecordedLink, writeLinks } from '../store/owner-links.ts';
import type { ActModel } from './act-models.ts';

const isLinkAct = (act: { readonly type: string } | null): act is LinkAct =>
  act?.type === 'make_link' || act?.type === 'revoke_link';

export const linkModel: ActModel = (tx, project, events) => writeLinks(tx, linksOf(project.id, events));

/** In order of making. */
export function linksOf(projectId: string, events: readonly StoredEvent[]): readonly RecordedLink[] {
  const links = new Map<string, RecordedLink>();
  for (const event of events) {
    const act = projectAct(event);
    if (!isLinkAct(act)) continue;
    if (act.type === 'make_link')
      links.set(act.link, {
        id: act.link,
        projectId,
        purpose: act.purpose,
        note: act.note ?? null,
        createdBy: event.actor,
        createdByName: event.actorName,
        createdAt: event.recordedAt,
        expiresOn: act.until,
        revokedAt: null,
        revokedByName: null,
      });
    else {
      const link = links.get(act.link);
      if (link !== undefined)
        links.set(act.link, { ...link, revokedAt: event.recordedAt, revokedByName: event.actorName });
    }
  }
  return [...links.values()];
}
