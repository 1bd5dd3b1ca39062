import { GraphiQL, type GraphiQLProps } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import './page.css';

const FIRST = `# Sign in at / first, then run this (Ctrl+Enter).
query Me {
  me {
    person {
      name
    }
    permissions
  }
}
`;

/** The session's cookie goes along by itself; a bearer token stands under Headers. */
const fetcher: GraphiQLProps['fetcher'] = async (operation, options) => {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...options?.headers },
    body: JSON.stringify(operation),
  });
  return answer.json();
};

createRoot(document.querySelector('#app')!).render(<GraphiQL fetcher={fetcher} defaultQuery={FIRST} />);
