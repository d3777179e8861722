// What is handed in for this project: cases to answer first, then those that can be filed; the others say why they cannot.
import type { CounterItem, CounterProject } from '../../services/counter-project.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Day, Tied } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { markOfCase } from '../words/marks.ts';
import { listed, named, partyShort } from '../words/names.ts';

export function CounterProjectPage({ shell, at }: { shell: Shell; at: CounterProject }) {
  const { lang } = shell;
  const { project, items } = at;
  const open = items.filter(({ step }) => step !== null);
  const shut = items.filter(({ step }) => step === null);
  return (
    <Layout shell={shell} title={`${t(lang, 'intake.title')} · ${project.name}`} active="counter">
      <PageHead
        title={project.name}
        sub={`${project.code} · ${project.owner.name}`}
        crumbs={[{ text: t(lang, 'menu.counter'), href: paths.counter() }]}
      >
        <a class="btn" href={paths.project(project.id)}>
          {t(lang, 'intake.toProject')}
        </a>
      </PageHead>
      <Card title={t(lang, 'counter.canBe')} remark={t(lang, 'counter.count', { n: open.length })}>
        {open.length === 0 ? (
          <Empty title={t(lang, 'counter.nothingCanBe')} />
        ) : (
          <ul class="item-choices">
            {open.map((one) => (
              <Choice lang={lang} projectId={project.id} one={one} asOf={project.asOf} />
            ))}
          </ul>
        )}
      </Card>
      {shut.length === 0 ? null : (
        <Card title={t(lang, 'counter.cannotBe')} remark={t(lang, 'counter.count', { n: shut.length })}>
          <ul class="plain-list stacked">
            {shut.filter(isBlocked).map((one) => (
              <Shut lang={lang} one={one} />
            ))}
          </ul>
          {shut.every(isBlocked) ? null : (
            <details class="cannot">
              <summary>
                {t(lang, 'counter.under', { n: shut.filter((one) => !isBlocked(one)).length })}
              </summary>
              <ul class="plain-list">
                {shut
                  .filter((one) => !isBlocked(one))
                  .map((one) => (
                    <Shut lang={lang} one={one} />
                  ))}
              </ul>
            </details>
          )}
        </Card>
      )}
    </Layout>
  );
}

const isBlocked = ({ case: view }: CounterItem): boolean => view.status === 'blocked';

/** Why nothing can be handed in: what it waits for, or what has become of it. */
function Shut({ lang, one: { case: view } }: { lang: Lang; one: CounterItem }) {
  const names = view.waitsFor.map(({ name }) => named(lang, name));
  return (
    <li>
      <span>{named(lang, view.name)}</span>
      {view.status === 'blocked' ? (
        <small>{t(lang, 'intake.waitsFor', { items: listed(lang, names) })}</small>
      ) : (
        <Tag lang={lang} mark={markOfCase(view)} />
      )}
    </li>
  );
}

interface ChoiceProps {
  readonly lang: Lang;
  readonly projectId: string;
  readonly one: CounterItem;
  readonly asOf: string;
}

function Choice({ lang, projectId, one: { case: view, step }, asOf }: ChoiceProps) {
  const due = view.mainClock?.dueOn ?? null;
  return (
    <li>
      <a href={paths.intake(projectId, view.item)}>
        <b>{named(lang, view.name)}</b>
        <span>{partyShort(lang, view.department, view.departmentName)}</span>
        <span>
          <Tied text={t(lang, `counter.step.${step ?? 'receive'}`)} />
          {step === 'receive' || due === null ? null : (
            <>
              {' '}
              <Day lang={lang} date={due} year={asOf} />
            </>
          )}
        </span>
      </a>
    </li>
  );
}
