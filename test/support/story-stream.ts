// The worked-out projects of fixtures/stories as requests that a program would send: one to open, then event after event.
import { day, isoDay } from '../../src/domain/day.ts';
import { encodeBody } from '../../src/store/event-codec.ts';
import { readStory, withDelivery } from './story.ts';

export interface StoryRequest {
  readonly item: string;
  /** `{type, occurredAt, …}` as the API takes it; `occurredAt` is the day. */
  readonly body: Readonly<Record<string, unknown>> & { readonly type: string; readonly occurredAt: string };
}

/** Body of the opening. Any `serial` gives another project of the same kind, in a place where its template holds. */
export const storyOpening = (name: string, serial: number) => {
  const { template, profile_overrides, events } = readStory(name);
  const region = template.startsWith('yk-') ? '330784' : '330212';
  const [year = '', month = ''] = (events[0]?.date ?? '').slice(2).split('-');
  return {
    code: `${year}${month}-${region}-04-01-${String(serial).padStart(6, '0')}`,
    name: `${name} 号样板厂房 ${serial}`,
    template,
    region,
    owner: { name: '四明精工有限公司', creditCode: '91330784MA2YFJM008' },
    attributes: profile_overrides,
  };
};

/** Its events in the order in which they happened. */
export const storyRequests = (name: string): readonly StoryRequest[] =>
  readStory(name).events.flatMap((told) =>
    withDelivery(told).map((fact): StoryRequest => {
      const { type, data } = encodeBody(fact);
      return { item: told.item, body: { ...data, type, occurredAt: isoDay(day(told.date)) } };
    }),
  );
