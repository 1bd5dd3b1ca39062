import { AccessToken } from './access-token.entity';
import { Account } from './account.entity';
import { Person } from './person.entity';
import { Post } from './post.entity';
import { Unit } from './unit.entity';

export const IDENTITY_ENTITIES = [Unit, Person, Account, Post, AccessToken];
