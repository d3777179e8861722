// 时间账 of one project: the band, who held how many days, the promises, every case's own lane, and the stages as the
// province counts them. Each table is added up, and the sum is written.
import type { TimeAccountView } from '../../services/time-account-views.ts';
import type { ForecastTargetView } from '../../services/views.ts';
import { errorText } from '../../texts/errors.ts';
import { t } from '../../texts/index.ts';
import { AccountTargets, SplitLine } from '../components/account-sums.tsx';
import { Card, Empty } from '../components/card.tsx';
import { Day, Rich } from '../components/day.tsx';
import { type FormState, typedIn } from '../components/form.tsx';
import { HolderTable } from '../components/holder-table.tsx';
import { LaneTable } from '../components/lane-table.tsx';
import { PageHead } from '../components/page-head.tsx';
import { icon } from '../components/shapes.ts';
import { StageSums } from '../components/stage-sums.tsx';
import { TimeAccountBand } from '../components/time-account-band.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { momentOf } from '../words/dates.ts';

export interface TimeAccountPageProps {
  readonly shell: Shell;
  readonly account: TimeAccountView;
  /** Of the project as it stood on that evening; null when it is over, or cannot be told. */
  readonly finishOn: string | null;
  /** The promise that is shown of the project; null where none is open. */
  readonly promise: ForecastTargetView | null;
  /** Name of the item with which the account begins. */
  readonly begins: string;
  /** The day that was asked for, and what was wrong with it. */
  readonly form: FormState;
}

export function TimeAccountPage({ shell, account, finishOn, promise, begins, form }: TimeAccountPageProps) {
  const { lang } = shell;
  const { projectId, asOf, endedOn, startedOn, naturalDays } = account;
  const title = t(lang, 'account.title');
  const now = momentOf(shell.now).date;
  const isToday = asOf === now;
  const issue = form.issues.find(({ path }) => path === 'asOf');
  const asked = isToday ? undefined : asOf;
  return (
    <Layout shell={shell} title={`${title} · ${account.projectName}`} active="projects">
      <PageHead
        title={title}
        crumbs={[{ text: account.projectName, href: paths.project(projectId) }]}
        sub={
          <Rich
            lang={lang}
            k={endedOn === null ? 'account.asOf' : 'account.asOfEnded'}
            facts={{ date: <Day lang={lang} date={endedOn ?? asOf} /> }}
          />
        }
      >
        <form class="account-day" action={paths.timeAccount(projectId)} method="get">
          <label for="account-day">{t(lang, 'account.filter')}</label>
          <input
            class="form-control"
            type="date"
            id="account-day"
            name="asOf"
            value={typedIn(form, 'asOf', asOf)}
            max={now}
            aria-invalid={issue === undefined ? undefined : 'true'}
            aria-describedby={issue === undefined ? undefined : 'account-day-error'}
          />
          <button type="submit" class="btn">
            {t(lang, 'account.show')}
          </button>
        </form>
        <a class="btn" href={paths.timeAccountFile(projectId, asked)} download>
          {icon('download')}
          {t(lang, 'account.export')}
        </a>
      </PageHead>
      {issue === undefined ? null : (
        <ul class="notice">
          <li id="account-day-error">{errorText(lang, issue.code, issue.facts)}</li>
        </ul>
      )}
      <Card title={title} remark={t(lang, 'account.remark')} class="account-card">
        {startedOn === null ? (
          <Empty title={t(lang, 'account.empty')} body={t(lang, 'account.emptyBody', { item: begins })} />
        ) : naturalDays === 0 ? (
          <p class="account-note">
            <Rich
              lang={lang}
              k="account.dayZero"
              facts={{ date: <Day lang={lang} date={startedOn} year={asOf} /> }}
            />
          </p>
        ) : (
          <TimeAccountBand
            lang={lang}
            account={account}
            finishOn={finishOn}
            promise={promise}
            isToday={isToday}
          />
        )}
      </Card>
      {naturalDays === 0 ? null : (
        <div class="columns account-columns">
          <Card
            title={t(lang, 'account.holders')}
            remark={t(lang, 'account.holdersRemark')}
            class="main-panel"
          >
            <HolderTable lang={lang} account={account} />
          </Card>
          <aside class="side-column">
            <Card title={t(lang, 'account.split')} remark={t(lang, 'account.splitRemark')}>
              <SplitLine lang={lang} account={account} />
            </Card>
            {account.targets.length === 0 ? null : (
              <Card title={t(lang, 'account.targets')}>
                <AccountTargets lang={lang} account={account} />
              </Card>
            )}
          </aside>
        </div>
      )}
      {account.lanes.length === 0 ? null : (
        <Card title={t(lang, 'account.lanes')} remark={t(lang, 'account.lanesRemark')}>
          <LaneTable lang={lang} account={account} />
        </Card>
      )}
      {account.lanes.length === 0 ? null : (
        <Card title={t(lang, 'account.stages')} remark={t(lang, 'account.stagesRemark')}>
          <StageSums lang={lang} account={account} />
        </Card>
      )}
    </Layout>
  );
}
