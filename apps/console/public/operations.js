const ME_FIELDS = `
  person { id name }
  post { id role unit { id name } scopeUnit { id name } }
  posts { id role unit { id name } scopeUnit { id name } }
  permissions
  mustChangePassword
`;
export const ME = `query Me { me { ${ME_FIELDS} } }`;
export const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ... on SignInRefused { code message } ... on SignedIn { me { person { id } } } } }`;
export const SIGN_OUT = `mutation SignOut { signOut }`;
export const SWITCH_POST = `mutation SwitchPost($input: SwitchPostInput!) { switchPost(input: $input) { ... on SignInRefused { code message } ... on SignedIn { me { person { id } } } } }`;
export const CHANGE_PASSWORD = `mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ... on PasswordRefused { code message } ... on PasswordChanged { me { person { id } } } } }`;
export const USE_FIRST_ADMIN_LINK = `mutation SetUp($input: UseFirstAdminLinkInput!) { useFirstAdminLink(input: $input) { ... on SetupRefused { code message } ... on InstallationSetUp { countyId } } }`;
export const UNITS = `query Units($under: UUID!, $after: String) { units(underId: $under, first: 200, after: $after) { edges { node { id name parentId } } pageInfo { hasNextPage endCursor } } }`;

const METRIC = 'metric { key name unit definition }';
export const REPORT = `query Report($input: FiguresInput!) {
  report(input: $input) { text asOf segments { text metric exact } }
  figures(input: $input) { value ${METRIC} }
}`;
export const METRIC_ROWS = `query Rows($input: FigureInput!, $first: Int!, $after: String) {
  figure(input: $input) {
    value asOf ${METRIC}
    rows(first: $first, after: $after) {
      totalCount
      edges { node { id date weight label firmName orgUnit { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
