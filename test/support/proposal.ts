// Christmas Eve of 2026 as a day off: a change of the calendar that is proposed by an administrator of its own, and moves nothing.
import { day } from '../../src/domain/day.ts';
import { type MarkedDayInput, proposeDay } from '../../src/services/calendar-proposals.ts';
import { as, someone, type TestSystem } from './system.ts';

export const christmasEve: MarkedDayInput = {
  calendarId: 'CN',
  date: day('2026-12-24'),
  kind: 'off',
  name: '试',
  title: '关于放假的试验通知',
  number: '试〔2026〕1号',
  published: day('2026-05-20'),
  url: 'https://www.gov.cn/test',
};

/** Its id. */
export async function proposeOne(system: TestSystem): Promise<string> {
  const somebodyElse = someone('administrator', { username: 'proposer' });
  return (await proposeDay(as(system, somebodyElse), christmasEve)).id;
}
