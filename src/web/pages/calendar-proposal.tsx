// One change of the calendar: what it would move, earlier dates first, and the second signature; afterwards what was applied.
import type { MoveView } from '../../services/proposal-moves.ts';
import type { ProposalView } from '../../services/proposal-view.ts';
import { t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { Tied } from '../components/day.tsx';
import type { FormState } from '../components/form.tsx';
import { Problems } from '../components/form.tsx';
import { MoveTable } from '../components/move-table.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { Decision, type DecisionForms } from '../components/proposal-decision.tsx';
import { ChangedDays, Departments, Documents, Totals } from '../components/proposal-parts.tsx';
import { Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { originWord, statusMark, statusWord, titleOf } from '../words/calendar-lines.ts';
import { fullMoment } from '../words/dates.ts';

export interface ProposalPageProps {
  readonly shell: Shell;
  readonly proposal: ProposalView;
  /** One page of what moves. */
  readonly moves: readonly MoveView[];
  readonly total: number;
  /** Lines before this page, and lines a page. */
  readonly before: number;
  readonly size: number;
  readonly forms: DecisionForms;
  /** What was refused of working it out again. */
  readonly recheck: FormState;
}

export function ProposalPage(props: ProposalPageProps) {
  const { shell, proposal, total, forms, recheck } = props;
  const { lang } = shell;
  const { id, actions, createdBy, createdAt, checkedAt } = proposal;
  return (
    <Layout shell={shell} title={t(lang, 'cal.proposal.title')} active="calendar" wide>
      <PageHead
        title={titleOf(lang, proposal)}
        crumbs={[{ text: t(lang, 'cal.title'), href: paths.calendar }]}
        sub={
          <>
            <Tag
              lang={lang}
              mark={proposal.outdated ? 'not_started' : statusMark[proposal.status]}
              word={statusWord(lang, proposal)}
            />{' '}
            <Tied
              text={t(lang, 'cal.proposal.by', { name: createdBy.name, time: fullMoment(lang, createdAt) })}
            />
            {' · '}
            {originWord(lang, proposal)}
          </>
        }
      >
        {total === 0 ? null : (
          <a class="btn" href={paths.proposal(id, { format: 'csv' })}>
            {t(lang, 'cal.moves.csv')}
          </a>
        )}
        {actions.includes('recheck') ? (
          <form method="post" action={paths.decideProposal(id, 'recheck')}>
            <button class="btn" type="submit">
              {t(lang, 'cal.decide.recheck')}
            </button>
          </form>
        ) : null}
      </PageHead>
      <Problems lang={lang} form={recheck} />
      <Totals lang={lang} proposal={proposal} />
      <div class="columns proposal-page">
        <div class="main-panel">
          {total === 0 ? <ChangedDays lang={lang} proposal={proposal} /> : <Moves {...props} />}
        </div>
        <aside class="side-column">
          <Decision lang={lang} proposal={proposal} forms={forms} />
          {total === 0 ? null : <ChangedDays lang={lang} proposal={proposal} />}
          <Departments lang={lang} proposal={proposal} />
          <Documents lang={lang} proposal={proposal} />
          <p class="source">
            <Tied text={t(lang, 'cal.proposal.checked', { time: fullMoment(lang, checkedAt) })} />
          </p>
        </aside>
      </div>
    </Layout>
  );
}

function Moves({ shell, proposal, moves, total, before, size }: ProposalPageProps) {
  const { lang } = shell;
  const page = before / size + 1;
  const end = before + moves.length;
  return (
    <Card title={t(lang, 'cal.moves')} remark={t(lang, 'cal.moves.sub')} id="moves">
      <MoveTable lang={lang} moves={moves} />
      {total <= size ? null : (
        <Pager
          lang={lang}
          shown={moves.length}
          total={total}
          before={before}
          firstHref={page > 1 ? `${paths.proposal(proposal.id)}#moves` : null}
          nextHref={end < total ? `${paths.proposal(proposal.id, { page: page + 1 })}#moves` : null}
        />
      )}
    </Card>
  );
}
