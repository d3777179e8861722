// Who is told that dates have moved: the owner and the proxy clerk of each project, and each department once.
import type { Instant } from '../domain/day.ts';
import { isoDay } from '../domain/day.ts';
import type { MessageRecord } from '../store/messages.ts';
import type { JsonObject } from '../store/records.ts';
import type { CalendarMove, RevisedProject } from './revise-project.ts';

/** A department is told of so many cases by name; the number says how many there are. */
const NAMED = 20;

export interface CalendarNews {
  readonly release: number;
  readonly note: string;
  readonly at: Instant;
}

/** Only what still runs is news. */
const running = ({ cases, targets }: RevisedProject): readonly CalendarMove[] =>
  [...cases.flatMap(({ moves }) => moves), ...targets].filter((move) => move.running);

const lineOf = (name: string, move: CalendarMove): JsonObject => ({
  project: name,
  projectId: move.projectId,
  item: move.item,
  clock: move.kind,
  subject: move.subject,
  before: isoDay(move.before),
  after: isoDay(move.after),
  provisional: move.provisionalAfter,
});

export function messagesOf(revised: RevisedProject, news: CalendarNews): readonly MessageRecord[] {
  const moves = running(revised);
  if (moves.length === 0) return [];
  const { id, name, region, ownerCreditCode, agent } = revised.project;
  const audiences = [`owner:${ownerCreditCode}`, ...(agent === null ? [] : [`user:${agent}`])];
  return audiences.map((audience) =>
    message(news, audience, region, id, {
      moves: moves.map((move) => lineOf(name, move)),
      count: moves.length,
    }),
  );
}

interface Told {
  readonly department: string;
  readonly region: string;
  count: number;
  readonly named: JsonObject[];
}

/** Gathers what each department of each place is to be told while the projects go by. */
export class DepartmentNews {
  readonly #told = new Map<string, Told>();

  add(revised: RevisedProject): void {
    for (const move of running(revised)) {
      if (move.department === null) continue;
      const { department } = move;
      const { region } = revised.project;
      const key = `${department} ${region}`;
      const told = this.#told.get(key) ?? { department, region, count: 0, named: [] };
      told.count += 1;
      if (told.named.length < NAMED) told.named.push(lineOf(revised.project.name, move));
      this.#told.set(key, told);
    }
  }

  messages(news: CalendarNews): readonly MessageRecord[] {
    return [...this.#told.values()].map(({ department, region, count, named }) =>
      message(news, `department:${department}`, region, null, { moves: named, count }),
    );
  }
}

function message(
  { release, note, at }: CalendarNews,
  audience: string,
  region: string,
  projectId: string | null,
  data: JsonObject,
): MessageRecord {
  return {
    id: crypto.randomUUID(),
    key: `calendar:${release}:${audience}:${projectId ?? region}`,
    audience,
    kind: 'calendar_moved',
    projectId,
    region,
    data: { ...data, release, note },
    createdAt: at,
    state: 'queued',
  };
}
