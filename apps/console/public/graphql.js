/** Something to tell the user in the server's own words. */
export class ProblemToShow extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

/** Sends one operation; throws the first error with its code. */
export async function ask(query, variables = {}) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      'accept-language': 'zh-CN',
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = await answer.json();
  if (body.errors?.length) {
    const [first] = body.errors;
    const fields = (first.extensions?.fields ?? []).map((f) => f.message).join('；');
    throw new ProblemToShow(fields ? `${first.message}：${fields}` : first.message, first.extensions?.code);
  }
  return body.data;
}
