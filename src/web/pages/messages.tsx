// 消息: what the reader was told, newest first, each with its dates and the way to the project.
import type { MessageMove, MessageView } from '../../services/messages.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { Clock, Rich, Tied } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { changeWords, matterWord, reasonWord } from '../words/calendar-lines.ts';

export interface MessagesPageProps {
  readonly shell: Shell;
  readonly messages: readonly MessageView[];
  /** Cursor of the page after this one. */
  readonly next: string | null;
  readonly first: boolean;
}

export function MessagesPage({ shell, messages, next, first }: MessagesPageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'messages.title')} active="messages">
      <PageHead title={t(lang, 'messages.title')} sub={t(lang, 'messages.sub')} />
      <div class="panel">
        {messages.length === 0 ? (
          <Empty title={t(lang, 'messages.empty')} body={t(lang, 'messages.emptyBody')} />
        ) : (
          <ol class="messages">
            {messages.map((message) => (
              <Message lang={lang} message={message} year={shell.now} />
            ))}
          </ol>
        )}
        {next === null && first ? null : (
          <nav class="pager" aria-label={t(lang, 'pager.label')}>
            {first ? null : <a href={paths.messages()}>{t(lang, 'messages.newest')}</a>}
            {next === null ? null : (
              <a href={paths.messages({ cursor: next })} rel="next">
                {t(lang, 'messages.older')}
              </a>
            )}
          </nav>
        )}
      </div>
    </Layout>
  );
}

function Message({ lang, message, year }: { lang: Lang; message: MessageView; year: string }) {
  const { moves, count } = message;
  const note = reasonWord(lang, message.note);
  const [only] = moves;
  return (
    <li>
      <Clock lang={lang} at={message.at} year={year} />
      {only !== undefined && count === 1 ? (
        <p>
          <Rich lang={lang} k="messages.one" facts={{ note, what: <Line lang={lang} move={only} /> }} />
        </p>
      ) : (
        <>
          <p>{t(lang, 'messages.many', { note, n: count })}</p>
          <ul>
            {moves.map((move) => (
              <li>
                <Line lang={lang} move={move} />
              </li>
            ))}
            {count > moves.length ? (
              <li class="sub">{t(lang, 'messages.more', { n: count - moves.length })}</li>
            ) : null}
          </ul>
        </>
      )}
    </li>
  );
}

function Line({ lang, move }: { lang: Lang; move: MessageMove }) {
  return (
    <Rich
      lang={lang}
      k="messages.line"
      facts={{
        project: <a href={paths.project(move.projectId)}>{move.projectName}</a>,
        matter: matterWord(lang, move),
        change: <Tied text={changeWords(lang, move)} />,
      }}
    />
  );
}
