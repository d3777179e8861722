// 谁欠什么: the open matters by the party that must act.
import type { DeskRow } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { holderWord, owedAct, procedureOf } from '../words/desk-lines.ts';
import { markOfRow } from '../words/marks.ts';
import { shortProject } from '../words/names.ts';
import { Card } from './card.tsx';
import { Marked } from './tag.tsx';

const PARTIES_SHOWN = 4;
const LINES_SHOWN = 3;

export function WhoOwes({ lang, rows }: { lang: Lang; rows: readonly DeskRow[] }) {
  const parties = new Map<string, DeskRow[]>();
  for (const row of rows) {
    const name = row.status === 'paused' ? t(lang, 'party.procedure') : holderWord(lang, row);
    parties.set(name, [...(parties.get(name) ?? []), row]);
  }
  const shown = [...parties].slice(0, PARTIES_SHOWN);
  return (
    <Card title={t(lang, 'home.owes.title')} remark={t(lang, 'home.owes.sub')} class="owes">
      <div class="owes-grid">
        {shown.map(([name, owed]) => (
          <section>
            <h3>
              {name} <small>{t(lang, 'home.owes.count', { n: owed.length })}</small>
            </h3>
            <ul>
              {owed.slice(0, LINES_SHOWN).map((row) => (
                <li>
                  <Marked mark={markOfRow(row)}>
                    <a href={paths.project(row.projectId)}>{line(lang, row)}</a>
                  </Marked>
                </li>
              ))}
              {owed.length > LINES_SHOWN ? (
                <li class="sub">{t(lang, 'home.owes.more', { n: owed.length - LINES_SHOWN })}</li>
              ) : null}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}

const line = (lang: Lang, row: DeskRow): string =>
  t(lang, 'home.owes.line', {
    project: shortProject(row.projectName),
    what: row.status === 'paused' ? procedureOf(lang, row) : owedAct(lang, row),
  });
