// 出具文书: one press makes out the paper that an event should have, wherever the event is shown.
import type { OwedPaper } from '../../services/owed-papers.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

export interface IssueButtonProps {
  readonly lang: Lang;
  readonly projectId: string;
  readonly paper: OwedPaper;
  readonly formKey: string;
  /** Whether the button itself says which paper, where nothing beside it does. */
  readonly says?: boolean | undefined;
}

export function IssueButton({ lang, projectId, paper, formKey, says = false }: IssueButtonProps) {
  const kind = t(lang, `paper.kind.${paper.kind}`);
  return (
    <form class="issue-paper" method="post" action={paths.papers(projectId)}>
      <input type="hidden" name="kind" value={paper.kind} />
      <input type="hidden" name="item" value={paper.item} />
      <input type="hidden" name="about" value={paper.about} />
      <input type="hidden" name="idempotencyKey" value={`${formKey}-${paper.about}`} />
      <button
        class="link"
        type="submit"
        aria-label={t(lang, 'papers.issueOf', { kind, item: named(lang, paper.itemName) })}
      >
        {says ? t(lang, 'papers.issueKind', { kind }) : t(lang, 'papers.issue')}
      </button>
    </form>
  );
}
