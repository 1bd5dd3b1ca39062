import { ActorDirectory, Authenticator, SessionWatch } from '@app/platform';
import { Module } from '@nestjs/common';
import { PostDirectory } from './actor-directory';
import { CalendarService } from './calendar.service';
import { DevicesService } from './devices.service';
import { CalendarResolver } from './graphql/calendar.resolver';
import { DirectoryResolver } from './graphql/directory.resolver';
import { PhonesResolver } from './graphql/phones.resolver';
import { SignInResolver } from './graphql/sign-in.resolver';
import { TakeoversResolver } from './graphql/takeovers.resolver';
import { TrackingResolver } from './graphql/tracking.resolver';
import { TokensResolver } from './graphql/tokens.resolver';
import { IdentityAuthenticator } from './identity.authenticator';
import { PasswordsService } from './passwords.service';
import { PeopleService } from './people.service';
import { PhonesService } from './phones.service';
import { PostsService } from './posts.service';
import { QueryCodesService } from './query-codes.service';
import { SignInService } from './sign-in.service';
import { StartCodesService } from './start-codes.service';
import { OpenSessions } from './session-watch';
import { TakeoversService } from './takeovers.service';
import { TokensService } from './tokens.service';
import { UnitsService } from './units.service';

const SERVICES = [
  SignInService,
  PasswordsService,
  UnitsService,
  PeopleService,
  PostsService,
  TokensService,
  CalendarService,
  StartCodesService,
  PhonesService,
  DevicesService,
  TakeoversService,
];

/** Units, people, posts, sign-in: who somebody is and what they may do. */
@Module({
  providers: [
    ...SERVICES,
    IdentityAuthenticator,
    { provide: Authenticator, useExisting: IdentityAuthenticator },
    { provide: ActorDirectory, useClass: PostDirectory },
    { provide: SessionWatch, useClass: OpenSessions },
    SignInResolver,
    PhonesResolver,
    DirectoryResolver,
    TokensResolver,
    CalendarResolver,
    QueryCodesService,
    TrackingResolver,
    TakeoversResolver,
  ],
  exports: [...SERVICES, Authenticator, ActorDirectory, SessionWatch],
})
export class IdentityModule {}
