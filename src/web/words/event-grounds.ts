// What a line of the history says of promises and standard land: on which promise, why all the same, which check, where.
import type { EventView } from '../../services/views.ts';
import { known, type Lang, t } from '../../texts/index.ts';

function textOf(event: EventView, name: string): string | null {
  const value = event.data[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Which check of standard land, how many indicators, or where something was made public. */
export function landOf(lang: Lang, event: EventView): readonly string[] {
  const { indicators } = event.data;
  const [check, where] = [textOf(event, 'check'), textOf(event, 'where')];
  return [
    ...(check === null ? [] : [known(lang, `land.check.${check}`) ?? check]),
    ...(Array.isArray(indicators) ? [t(lang, 'history.indicators', { n: indicators.length })] : []),
    ...(where === null ? [] : [where]),
  ];
}

/** On which promise it was granted, and why all the same where the record spoke against it. */
export function groundOf(lang: Lang, event: EventView): readonly string[] {
  if (event.type !== 'decide') return [];
  const [promise, reason] = [textOf(event, 'promise'), textOf(event, 'despite')];
  return [
    ...(promise === null ? [] : [t(lang, 'history.promise', { promise })]),
    ...(reason === null ? [] : [t(lang, 'history.despite', { reason })]),
  ];
}
