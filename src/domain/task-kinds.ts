// Kinds of items that are begun and finished by whoever does them, without intake and decision.
import type { ItemKind } from './template.ts';

const tasks: readonly ItemKind[] = ['intermediary', 'technical_review', 'owner_task', 'utility', 'milestone'];

export const isTaskKind = (kind: ItemKind): boolean => tasks.includes(kind);
