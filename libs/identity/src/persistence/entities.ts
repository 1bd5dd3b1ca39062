import { AccessToken } from './access-token.entity';
import { Account } from './account.entity';
import { CalendarYear } from './calendar-year.entity';
import { Device } from './device.entity';
import { OneTimeLink } from './one-time-link.entity';
import { Person } from './person.entity';
import { Post } from './post.entity';
import { Session } from './session.entity';
import { StartCode } from './start-code.entity';
import { Unit } from './unit.entity';

export const IDENTITY_ENTITIES = [Unit, Person, Account, Post, Session, AccessToken, OneTimeLink, StartCode, Device, CalendarYear];
