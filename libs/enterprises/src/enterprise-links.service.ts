import { createHash, randomBytes } from 'node:crypto';
import { type Actor, newId } from '@app/kernel';
import { checked, Database, Fault, type Quota, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { lockEnterprises, requireEnterprise } from './enterprise-refs';
import { EnterpriseRefused } from './enterprises.errors';
import { EnterpriseLink } from './persistence/enterprise-link.entity';

/** Contacts in full that one person looks up on a day; whoever needs a list takes it out, which the auditor sees. */
const REVEALS: Quota = { name: 'contact.reveal', most: 60, code: 'CONTACT_REVEALS_OF_DAY' };
const YEAR_MS = 365 * 86_400_000;

export interface IssuedLink {
  readonly linkId: string;
  readonly enterpriseId: string;
  /** Shown this once: only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

export interface IssuedCard extends IssuedLink {
  readonly name: string;
  readonly shortName: string;
  readonly isDemo: boolean;
}

/** Links by which a firm speaks for itself, and the reasoned look at its contact. */
@Injectable()
export class EnterpriseLinksService {
  constructor(private readonly database: Database) {}

  /** One link; those that the firm had before are dead at once, as a card that is printed again. */
  async issue(actor: Actor, { enterpriseId }: { readonly enterpriseId: string }): Promise<IssuedLink> {
    const [link] = await this.issueCards(actor, { enterpriseIds: [enterpriseId] });
    if (!link) throw Fault.notFound('input.enterpriseId');
    return link;
  }

  /**
   * A card for each firm, in the order asked for; the cards and links it had before are dead at once, so that the paper in the drawer and
   * the one on the counter are never both good. Only hashes are kept: a repeat prints new ones.
   */
  issueCards(actor: Actor, { enterpriseIds }: { readonly enterpriseIds: readonly string[] }): Promise<readonly IssuedCard[]> {
    return this.database.write(actor, async (tx) => {
      const firms = await lockEnterprises(tx, enterpriseIds, 'input.enterpriseIds');
      const replaced = await tx.rows<{ linkId: string; enterpriseId: string; orgPath: string }>(
        `UPDATE enterprise_link SET revoked_at = $2, revoked_by = $3 WHERE enterprise_id = ANY($1) AND revoked_at IS NULL
         RETURNING id AS "linkId", enterprise_id AS "enterpriseId", org_path AS "orgPath"`,
        [firms.map((firm) => firm.id), tx.at, actor.id],
      );
      for (const { linkId, enterpriseId, orgPath } of replaced)
        await tx.audit({
          action: 'enterprise.revoke-link',
          subjectKind: 'enterprise',
          subjectId: enterpriseId,
          orgPath,
          details: { linkId, reason: 'REPRINTED' },
        });
      const issued: IssuedCard[] = [];
      for (const { id, name, shortName, isDemo } of firms) {
        const { linkId, token, expiresAt } = await this.issueIn(tx, { enterpriseId: id });
        issued.push({ linkId, token, expiresAt, enterpriseId: id, name, shortName, isDemo });
      }
      return issued;
    });
  }

  private async issueIn(tx: Tx, input: { readonly enterpriseId: string }): Promise<IssuedLink> {
    const firm = await requireEnterprise(tx, input.enterpriseId, 'input.enterpriseId');
    const token = `zql_${randomBytes(32).toString('base64url')}`;
    const link = { id: newId(), expiresAt: new Date(tx.at.getTime() + YEAR_MS) };
    const tokenHash = createHash('sha256').update(token, 'utf8').digest();
    await tx.insert(EnterpriseLink, { ...link, enterpriseId: firm.id, orgPath: firm.orgPath, tokenHash, issuedBy: tx.actor.id });
    await tx.audit({
      action: 'enterprise.issue-link',
      subjectKind: 'enterprise',
      subjectId: firm.id,
      orgPath: firm.orgPath,
      details: { linkId: link.id },
    });
    return { linkId: link.id, enterpriseId: firm.id, token, expiresAt: link.expiresAt };
  }

  /** The link is dead with the next request that shows it. */
  revoke(
    actor: Actor,
    input: { readonly linkId: string; readonly reason?: string | null },
  ): Promise<{ readonly id: string } | EnterpriseRefused> {
    return this.database.write(actor, async (tx) => {
      const link = await tx.first<{ enterpriseId: string; orgPath: string; revokedAt: Date | null }>(
        `SELECT enterprise_id AS "enterpriseId", org_path AS "orgPath", revoked_at AS "revokedAt" FROM enterprise_link WHERE id = $1 FOR UPDATE`,
        [input.linkId],
      );
      if (!link) throw Fault.notFound('input.linkId');
      if (link.revokedAt) return new EnterpriseRefused('LINK_REVOKED', 'input.linkId');
      await tx.change('UPDATE enterprise_link SET revoked_at = $2, revoked_by = $3 WHERE id = $1', [input.linkId, tx.at, actor.id]);
      await tx.audit({
        action: 'enterprise.revoke-link',
        subjectKind: 'enterprise',
        subjectId: link.enterpriseId,
        orgPath: link.orgPath,
        details: { linkId: input.linkId, ...(input.reason?.trim() ? { reason: input.reason.trim() } : {}) },
      });
      return { id: link.enterpriseId };
    });
  }

  /** The contact in full, for a reason that goes into the audit: queries never give it. */
  revealContact(
    actor: Actor,
    input: { readonly enterpriseId: string; readonly reason: string },
  ): Promise<{ readonly id: string; readonly contactName: string | null; readonly contactPhone: string | null }> {
    return this.database.write(actor, async (tx) => {
      const reason = checked((check) => check.needed('input.reason', input.reason, 'reason'));
      const firm = await requireEnterprise(tx, input.enterpriseId, 'input.enterpriseId');
      await tx.charge(REVEALS);
      await tx.audit({
        action: 'contact.reveal',
        subjectKind: 'enterprise',
        subjectId: firm.id,
        orgPath: firm.orgPath,
        details: { reason },
      });
      return { id: firm.id, contactName: firm.contactName, contactPhone: firm.contactPhone };
    });
  }
}
