// The kinds of clocks that run in the record; each is one row of the table in docs/clocks.md.
export const clockKinds = [
  'intake',
  'correction',
  'promised',
  'statutory',
  'delivery',
  'supplement',
  'conversion',
  'verification',
  'rectification',
  'special_procedure',
  'consultation',
  'intermediary',
  'order_reply',
  'problem',
  'target',
  'mock',
] as const;
export type ClockKind = (typeof clockKinds)[number];
