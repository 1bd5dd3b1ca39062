import { AppealsService } from '@app/appeals';
import { EnterpriseLinksService, EnterpriseMergesService, EnterprisesService } from '@app/enterprises';
import { FinancingService } from '@app/financing';
import { PeopleService, type PlacedUnit, PostsService, UnitsService } from '@app/identity';
import { type Actor, type FixedClock, permissionsOf, type PostRole } from '@app/kernel';
import { LiaisonService } from '@app/liaison';
import { Database, UserError } from '@app/platform';
import { CampaignCoverageService, CampaignListsService, CampaignsService, VisitsService } from '@app/visits';
import type { Type } from '@nestjs/common';
import type { StoryFirm } from '../story/firm';
import type { StoryPost } from '../story/people';

/** The services of an installation whose database runs by the story's clock: a Nest application context is one. */
export interface DemoInstallation {
  get<T>(type: Type<T>): T;
  close(): Promise<void>;
}

/** What the story was refused tells where it and the rules disagree. */
export class StoryRefused extends Error {}

/** One thing that happens, and when ('2024-03-05T11:30:00+08:00'). */
export interface Step {
  readonly at: string;
  readonly run: (stage: Stage) => Promise<void>;
}

interface Holder {
  readonly personId: string;
  readonly posts: readonly Actor[];
}

/** Where the story is told: services, clock, and whom and what it has brought on so far. */
export class Stage {
  readonly database: Database;
  readonly units: UnitsService;
  readonly people: PeopleService;
  readonly posts: PostsService;
  readonly enterprises: EnterprisesService;
  readonly merges: EnterpriseMergesService;
  readonly links: EnterpriseLinksService;
  readonly liaison: LiaisonService;
  readonly campaigns: CampaignsService;
  readonly lists: CampaignListsService;
  readonly coverage: CampaignCoverageService;
  readonly visits: VisitsService;
  readonly appeals: AppealsService;
  readonly financing: FinancingService;

  readonly unitsByKey = new Map<string, PlacedUnit>();
  /** By number of the story. */
  readonly firmIds = new Map<number, string>();
  readonly firmLinks = new Map<string, Actor>();
  /** Liaison rows that end during the story. */
  readonly endingLiaisons: string[] = [];
  readonly appealIds = new Map<string, string>();
  readonly demandIds = new Map<string, string>();
  /** Administrators hold a post at each of the two roots: 'login ROLE root' → post. */
  readonly adminPosts = new Map<string, string>();
  /** Of the one published password, computed once. */
  passwordHash = '';
  campaignId: string | null = null;
  private readonly holders = new Map<string, Holder>();

  constructor(
    installation: DemoInstallation,
    readonly clock: FixedClock,
  ) {
    this.database = installation.get(Database);
    this.units = installation.get(UnitsService);
    this.people = installation.get(PeopleService);
    this.posts = installation.get(PostsService);
    this.enterprises = installation.get(EnterprisesService);
    this.merges = installation.get(EnterpriseMergesService);
    this.links = installation.get(EnterpriseLinksService);
    this.liaison = installation.get(LiaisonService);
    this.campaigns = installation.get(CampaignsService);
    this.lists = installation.get(CampaignListsService);
    this.coverage = installation.get(CampaignCoverageService);
    this.visits = installation.get(VisitsService);
    this.appeals = installation.get(AppealsService);
    this.financing = installation.get(FinancingService);
  }

  unit(key: string): PlacedUnit {
    return known(this.unitsByKey, key);
  }

  firmId(firm: StoryFirm): string {
    return known(this.firmIds, firm.no);
  }

  personId(login: string): string {
    return known(this.holders, login).personId;
  }

  /** A person of the story in the post with this role; in the first one where none is named. */
  as(login: string, role?: PostRole): Actor {
    const { posts } = known(this.holders, login);
    const actor = role ? posts.find((post) => post.role === role) : posts[0];
    if (!actor) throw new RangeError(`${login} holds no ${role ?? 'post'}`);
    return actor;
  }

  /** As `as`, in another post where the person has none of this role. */
  asIfHeld(login: string, role: PostRole): Actor {
    return known(this.holders, login).posts.find((post) => post.role === role) ?? this.as(login);
  }

  remember(login: string, personId: string): void {
    this.holders.set(login, { personId, posts: this.holders.get(login)?.posts ?? [] });
  }

  rememberPost(login: string, postId: string, { role, unit, scope }: Pick<StoryPost, 'role' | 'unit' | 'scope'>): Actor {
    const { personId, posts } = known(this.holders, login);
    const [own, seen] = [this.unit(unit), this.unit(scope)];
    const actor: Actor = {
      kind: 'PERSON',
      id: personId,
      postId,
      role,
      unitId: own.id,
      unitPath: own.path,
      scopeUnitId: seen.id,
      scopePath: seen.path,
      enterpriseId: null,
      sessionId: null,
      permissions: permissionsOf(role),
    };
    this.holders.set(login, { personId, posts: [...posts, actor] });
    return actor;
  }

  /** The firm itself, by its link. */
  firmItself(shortName: string): Actor {
    return known(this.firmLinks, shortName);
  }

  /** The result of an act of the story; a refusal stops it. */
  must<R>(result: R, what: string): Exclude<R, UserError> {
    if (result instanceof UserError)
      throw new StoryRefused(
        `${this.clock.now().toISOString()} ${what}: ${result.code} ${JSON.stringify(result.params)} ${result.field ?? ''}`,
      );
    return result as Exclude<R, UserError>;
  }
}

function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`the story has not brought on ${String(key)} yet`);
  return value;
}
