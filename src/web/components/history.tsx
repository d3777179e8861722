// The history of a project: verb first, who, time at the right, one line of text. Back-entries stay marked for ever.
import type { OwedPaper } from '../../services/owed-papers.ts';
import type { EventView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { eventLine, eventWord, markOfEvent } from '../words/event-lines.ts';
import { Clock, Rich, Tied } from './day.tsx';
import { IssueButton } from './issue-button.tsx';
import { icon, shape } from './shapes.ts';

export interface HistoryProps {
  readonly lang: Lang;
  /** Newest first. */
  readonly events: readonly EventView[];
  /** The year in view. */
  readonly year: string;
  /** Papers that may be issued for them now. */
  readonly owed?: HistoryOffers | undefined;
}

export interface HistoryOffers {
  readonly projectId: string;
  readonly papers: readonly OwedPaper[];
  readonly formKey: string;
}

export function History({ lang, events, year, owed }: HistoryProps) {
  return (
    <ol class="history">
      {events.map((event) => (
        <Entry lang={lang} event={event} year={year} owed={owed} />
      ))}
    </ol>
  );
}

interface EntryProps extends Pick<HistoryProps, 'lang' | 'year' | 'owed'> {
  readonly event: EventView;
}

function Entry({ lang, event, year, owed }: EntryProps) {
  const paper = owed?.papers.find(({ about }) => about === event.seq);
  const mark = markOfEvent(event);
  return (
    <li class={event.rectifiedBy === null ? undefined : 'rectified'} id={`event-${event.seq}`}>
      <span class={`bullet c-${mark ?? 'note'}`}>{mark === null ? icon('note', 12) : shape(mark, 12)}</span>
      <div class="line">
        <b>{eventWord(lang, event.type)}</b> <span class="who">{actorName(lang, event)}</span>
        <Clock lang={lang} at={event.occurredAt} year={year} />
      </div>
      <p>
        <Tied text={eventLine(lang, event)} />
        <PaperLink lang={lang} event={event} />
        {event.restDay ? <span class="chip">{t(lang, 'history.restDay')}</span> : null}
        {event.backEntry ? (
          <span class="late-entry">
            <Rich
              lang={lang}
              k="history.enteredAt"
              facts={{ time: <Clock lang={lang} at={event.recordedAt} year={year} /> }}
            />
            <span class="chip">{t(lang, 'history.backEntry')}</span>
          </span>
        ) : null}
        {event.rectifiedBy === null ? null : (
          <a class="chip" href={`#event-${event.rectifiedBy}`}>
            {t(lang, 'history.rectified', { seq: event.rectifiedBy })}
          </a>
        )}
      </p>
      {owed === undefined || paper === undefined ? null : (
        <IssueButton lang={lang} projectId={owed.projectId} paper={paper} formKey={owed.formKey} says />
      )}
    </li>
  );
}

/** A paper can be opened from where its issue is told. */
function PaperLink({ lang, event }: { lang: Lang; event: EventView }) {
  const { paper } = event.data;
  return event.type.endsWith('_paper') && typeof paper === 'string' ? (
    <a class="chip" href={paths.paper(paper)}>
      {t(lang, 'papers.open')}
    </a>
  ) : null;
}

/** The program itself stands in the record under its Chinese name. */
const actorName = (lang: Lang, { actor }: EventView): string =>
  actor.username === 'system' ? t(lang, 'history.system') : actor.name;
