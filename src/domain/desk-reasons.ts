// Why a case stands on the desk, the most urgent reason first: lists sort by it, pages word it.
export const deskReasons = [
  'breach',
  'overdue',
  'due_soon',
  'deemed',
  'notice_due',
  'owed',
  'verification',
  'paused',
  'running',
  'ready',
  // Not of a case, but of an opinion asked of another department: placed by its own light.
  'consultation',
] as const;
export type DeskReason = (typeof deskReasons)[number];
