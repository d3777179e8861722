// Opinions asked of other departments, beside the case that asked: who, since when, by when, and what they said.
import type { ConsultationView } from '../../services/group-views.ts';
import type { CaseView } from '../../services/views.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { shortDay } from '../words/dates.ts';
import { partyShort } from '../words/names.ts';
import { Tied } from './day.tsx';

interface Props {
  readonly lang: Lang;
  readonly case: Pick<CaseView, 'consultations'>;
  readonly asOf: string;
}

/** 05-20 周三征求人防办意见，应于 05-29 周五前答复 — only those still awaited, as small lines under the name of an item. */
export const AwaitedOpinions = ({ lang, case: c, asOf }: Props) => (
  <>
    {c.consultations
      .filter(({ isOpen }) => isOpen)
      .map((one) => (
        <small class={one.light === 'red' ? 't-late' : undefined}>
          <Tied text={lineOf(lang, one, asOf)} />
        </small>
      ))}
  </>
);

/** All of them with question and answer. */
export function Consultations({ lang, case: c, asOf }: Props) {
  if (c.consultations.length === 0) return null;
  return (
    <div class="opinions">
      <h3>{t(lang, 'consultation.title')}</h3>
      <ul class="consultations">
        {c.consultations.map((one) => (
          <li>
            <b class={one.light === 'red' ? 't-late' : undefined}>
              <Tied text={lineOf(lang, one, asOf)} />
            </b>
            <p>{one.question}</p>
            {one.answer === null ? null : <p>{one.answer.text}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function lineOf(
  lang: Lang,
  { department, departmentName, askedOn, dueOn, isOpen, answer }: ConsultationView,
  asOf: string,
) {
  const day = (date: string): string => shortDay(lang, date, asOf);
  const asked = t(lang, 'consultation.asked', {
    date: day(askedOn),
    department: partyShort(lang, department, departmentName),
  });
  const then =
    answer !== null
      ? t(lang, 'consultation.answered', {
          date: day(answer.on),
          opinion: known(lang, `opinion.${answer.opinion}`) ?? answer.opinion,
        })
      : t(lang, isOpen && dueOn !== null ? 'consultation.waits' : 'consultation.unanswered', {
          date: dueOn === null ? '' : day(dueOn),
        });
  return `${asked}${t(lang, 'consultation.comma')}${then}`;
}
