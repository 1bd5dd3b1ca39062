export {
  type BootstrappedInstallation,
  bootstrapInstallation,
  type Installation,
  issueFirstAdminLink,
  useFirstAdminLink,
} from './bootstrap';
export { CalendarService } from './calendar.service';
export { resetOnServer } from './server-reset';
export { AttemptLimiter } from './domain/attempt-limiter';
export { minutesToWait } from './domain/session-policy';
export { spacedStartCode } from './domain/start-code';
export { type HeldRole, isWithinScope } from './domain/role-scope';
export { isTerritory, UNIT_KIND_TABLE, UNIT_KINDS, type UnitKind } from './domain/unit-kinds';
export { IdentityAuthenticator } from './identity.authenticator';
export {
  DeviceRefused,
  PasswordRefused,
  PersonRefused,
  PostRefused,
  SetupRefused,
  SignInRefused,
  AccessTokenRefused,
  TrackRefused,
  UnitRefused,
} from './identity.errors';
export { IDENTITY_FEATURE } from './identity.feature';
export { IdentityModule } from './identity.module';
export { DevicesService } from './devices.service';
export { PasswordsService } from './passwords.service';
export { type CreatePerson, type NewPerson, PeopleService } from './people.service';
export { type Browser, PhonesService } from './phones.service';
export { type Area, areaOf } from './persistence/area.queries';
export { IDENTITY_ENTITIES } from './persistence/entities';
export { Person } from './persistence/person.entity';
export { Post } from './persistence/post.entity';
export { Unit } from './persistence/unit.entity';
export { type AssignPost, type NewPost, PostsService } from './posts.service';
export { publishSlip } from './published-slip';
export { hashPassword } from './secrets/password-hasher';
export { ACCESS_TOKEN_PREFIX, ENTERPRISE_LINK_PREFIX, hashToken, newToken, saltedDigest } from './secrets/tokens';
export { QueryCodesService } from './query-codes.service';
export { SignInService } from './sign-in.service';
export { type StartSlip, StartCodesService } from './start-codes.service';
export { TokensService } from './tokens.service';
export { type CreateUnit, type NewUnit, type PlacedUnit, UnitsService } from './units.service';
export { personList, unitList } from './persistence/directory.queries';
export { startList } from './persistence/start-code.queries';
