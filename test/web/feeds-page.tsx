// The page of calendar feeds with two in use and one just made.
import type { FeedView } from '../../src/services/feeds.ts';
import type { Lang } from '../../src/texts/index.ts';
import { emptyForm } from '../../src/web/components/form.tsx';
import { FeedsPage } from '../../src/web/pages/feeds.tsx';
import { longName, type Makers, shellFor } from './samples.ts';

const feed = (id: string, kind: FeedView['kind'], name: string | null, used: boolean): FeedView => ({
  id,
  kind,
  subject: name === null ? null : { zh: name, en: name },
  createdAt: '2026-05-20T01:00:00.000Z',
  lastUsedAt: used ? '2026-05-27T00:30:00.000Z' : null,
});
const project = feed('f2', 'project', longName, false);

export const feedsPages: Makers = {
  feeds: (lang) => page(lang, false),
  'feeds-made': (lang) => page(lang, true),
};

function page(lang: Lang, made: boolean) {
  return (
    <FeedsPage
      shell={shellFor(lang, '/feeds')}
      feeds={made ? [feed('f1', 'mine', null, true), project, feed('f3', 'project', null, false)] : []}
      made={
        made ? { address: `http://127.0.0.1:8080/feeds/${'a1B2'.repeat(10)}xyz.ics`, feed: project } : null
      }
      department="资规局"
      project={made ? { id: 'p1', name: longName } : null}
      form={emptyForm}
    />
  );
}
