// The status tag: tint or outline, shape and word. Colour never stands alone.
import type { Child } from 'hono/jsx';
import { type Lang, t } from '../../texts/index.ts';
import type { Mark } from '../words/marks.ts';
import type { Tone, Worded } from '../words/remaining.ts';
import { shape } from './shapes.ts';

export interface TagProps {
  readonly lang: Lang;
  readonly mark: Mark;
  /** Another word for the same mark, e.g. 超 1 个工作日. */
  readonly word?: string | undefined;
}

export function Tag({ lang, mark, word }: TagProps) {
  return (
    <span class={`light m-${mark}`}>
      {shape(mark)}
      <span>{word ?? t(lang, `mark.${mark}`)}</span>
    </span>
  );
}

/** A shape with its word, without the box. */
export function Marked({ mark, children }: { mark: Mark; children: Child }) {
  return (
    <span class={`marked c-${mark}`}>
      {shape(mark)}
      <span>{children}</span>
    </span>
  );
}

const toneClass: Readonly<Record<Tone, string>> = {
  late: 't-late',
  soon: 't-soon',
  plain: 't-plain',
  quiet: 't-quiet',
};

export function Left({ words }: { words: Worded }) {
  return <span class={`left ${toneClass[words.tone]}`}>{words.text}</span>;
}
