import { PORTAL_WORDS, useWords } from '@app/web-ui';

export function App() {
  const say = useWords(PORTAL_WORDS);
  return <h1>{say('title')}</h1>;
}
