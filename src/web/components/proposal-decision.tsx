// What can be done with a proposal: sign it, reject it, take it back; or what was done with it.
import type { ProposalView } from '../../services/proposal-view.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { fullMoment } from '../words/dates.ts';
import { Card } from './card.tsx';
import { Tied } from './day.tsx';
import { Field, type FormState, Problems, typedIn } from './form.tsx';

export interface DecisionForms {
  readonly sign: FormState;
  readonly reject: FormState;
}

export interface DecisionProps {
  readonly lang: Lang;
  readonly proposal: ProposalView;
  readonly forms: DecisionForms;
}

export function Decision({ lang, proposal, forms }: DecisionProps) {
  const { actions, outdated, status } = proposal;
  if (status !== 'open') return <Decided lang={lang} proposal={proposal} />;
  const back = actions.includes('withdraw');
  return (
    <Card title={t(lang, 'cal.decide')} class="answer-first">
      {actions.includes('sign') ? (
        <SignForm lang={lang} proposal={proposal} form={forms.sign} />
      ) : (
        <p class="source">{t(lang, outdated ? 'cal.decide.outdated' : 'cal.decide.own')}</p>
      )}
      <details class="undo" open={forms.reject.issues.length > 0}>
        <summary>{t(lang, back ? 'cal.decide.withdraw' : 'cal.decide.reject')}</summary>
        <form class="card-form" method="post" action={paths.decideProposal(proposal.id, 'reject')}>
          <Problems lang={lang} form={forms.reject} scope="reject" />
          <Field
            lang={lang}
            name="note"
            scope="reject"
            label={t(lang, back ? 'cal.decide.withdrawNote' : 'cal.decide.rejectNote')}
            form={forms.reject}
            required
            attributes={{ maxlength: 200 }}
          />
          <button class="btn" type="submit">
            {t(lang, back ? 'cal.decide.withdraw' : 'cal.decide.reject')}
          </button>
        </form>
      </details>
    </Card>
  );
}

function SignForm({ lang, proposal, form }: { lang: Lang; proposal: ProposalView; form: FormState }) {
  const { earlier, all } = proposal.totals;
  return (
    <form class="card-form" method="post" action={paths.decideProposal(proposal.id, 'sign')}>
      <Problems
        lang={lang}
        form={form}
        scope="sign"
        labelOf={(path) => (path === 'note' ? known(lang, 'cal.decide.note') : null)}
      />
      <p class="hint">{t(lang, all === 0 ? 'cal.decide.aboutNothing' : 'cal.decide.about')}</p>
      {earlier === 0 ? null : (
        <label class="check" for="sign-earlier">
          <input
            class="form-check-input"
            type="checkbox"
            id="sign-earlier"
            name="acceptsEarlier"
            value="true"
            checked={typedIn(form, 'acceptsEarlier') === 'true'}
            required
          />
          <span>{t(lang, 'cal.decide.acceptsEarlier', { n: earlier })}</span>
        </label>
      )}
      <Field
        lang={lang}
        name="note"
        scope="sign"
        label={t(lang, 'cal.decide.note')}
        form={form}
        attributes={{ maxlength: 200 }}
      />
      <button class="btn btn-primary" type="submit">
        {t(lang, 'cal.decide.sign')}
      </button>
    </form>
  );
}

function Decided({ lang, proposal }: { lang: Lang; proposal: ProposalView }) {
  const { decision, status, release } = proposal;
  if (decision === null || status === 'open') return null;
  const facts = { name: decision.by.name, time: fullMoment(lang, decision.at), n: release ?? 0 };
  return (
    <Card title={t(lang, `cal.status.${status}`)} class="answer-first">
      <div class="decided">
        <p>
          <Tied text={t(lang, `cal.decided.${status}`, facts)} />
        </p>
        {decision.note === '' ? null : (
          <p class="sub">{t(lang, 'cal.decided.note', { note: decision.note })}</p>
        )}
      </div>
    </Card>
  );
}
