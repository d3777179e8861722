// The sheet of an official paper, A4, the same on the screen and in print. Its words are Chinese in every language of the page.
import { basisLines, footLines, type PaperBlock, type PaperContent } from '../../domain/paper-content.ts';
import { Qr } from './qr.tsx';

export interface PaperSheetProps {
  readonly content: PaperContent;
  /** Printed across the sheet: 作废 with its reason, or 草稿. */
  readonly stamp: { readonly word: string; readonly line: string } | null;
  /** The foot; null for a draft, which nobody can check. */
  readonly foot: {
    readonly check: string;
    readonly checkUrl: string;
    readonly progressUrl: string | null;
  } | null;
}

export function PaperSheet({ content, stamp, foot }: PaperSheetProps) {
  return (
    <article class={stamp === null ? 'sheet-a4' : 'sheet-a4 stamped'} lang="zh-CN" aria-label={content.title}>
      {stamp === null ? null : (
        <div class="stamp" role="note">
          <b>{stamp.word}</b>
          <span>{stamp.line}</span>
        </div>
      )}
      <h1>{content.title}</h1>
      <p class="number">{content.number}</p>
      <hr />
      <p class="addressee">{content.addressee}</p>
      {content.body.map((block) => (
        <Block block={block} />
      ))}
      {basisLines(content).map((line) => (
        <p>{line}</p>
      ))}
      {content.rights.map((line) => (
        <p>{line}</p>
      ))}
      <div class="sign-off">
        <p>{content.office}</p>
        <p>{content.dateText}</p>
      </div>
      {foot === null ? null : <Foot foot={foot} />}
    </article>
  );
}

function Block({ block }: { block: PaperBlock }) {
  if (typeof block === 'string') return <p>{block}</p>;
  const [head = [], ...rows] = block.table;
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col">{cell}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Foot({ foot }: { foot: NonNullable<PaperSheetProps['foot']> }) {
  const [verify = '', value = '', progress = ''] = footLines(foot.check);
  return (
    <footer class="paper-foot">
      <figure>
        <Qr text={foot.checkUrl} label={verify} />
        <figcaption>
          {verify}
          <br />
          <span class="check-value">{value}</span>
        </figcaption>
      </figure>
      {foot.progressUrl === null ? null : (
        <figure>
          <Qr text={foot.progressUrl} label={progress} />
          <figcaption>{progress}</figcaption>
        </figure>
      )}
    </footer>
  );
}
