import { areaOf } from '@app/identity';
import { type Actor, maskPhone } from '@app/kernel';
import { Fault, type Reader } from '@app/platform';
import type { LiaisonRole } from './domain/liaison.words';

export interface ServicePerson {
  readonly name: string;
  readonly role: LiaisonRole;
  readonly unitName: string;
  readonly phone: string | null;
}
export interface OurServiceFacts {
  readonly enterpriseName: string;
  readonly creditCode: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly isDemo: boolean;
  readonly people: readonly ServicePerson[];
  readonly office: { readonly name: string; readonly phone: string | null };
}

interface FirmRow {
  readonly name: string;
  readonly orgPath: string;
  readonly creditCode: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly isDemo: boolean;
}

/** A card may be found in the street: enough to be recognised by whom it belongs to. */
const maskCode = (code: string): string => `${code.slice(0, 4)}${'*'.repeat(Math.max(0, code.length - 8))}${code.slice(-4)}`;

/** What a firm is told by its card: itself, who is responsible for it and their work phones. */
export async function ourService(reader: Reader, actor: Actor): Promise<OurServiceFacts> {
  const [firm, people] = await Promise.all([
    reader.first<FirmRow>(
      `SELECT name, org_path::text AS "orgPath", credit_code AS "creditCode", contact_name AS "contactName", contact_phone AS "contactPhone",
              is_demo AS "isDemo" FROM enterprise WHERE id = $1`,
      [actor.enterpriseId],
    ),
    reader.rows<ServicePerson>(
      `SELECT p.name, l.role, u.name AS "unitName", coalesce(p.phone, u.phone) AS phone
         FROM liaison l JOIN person p ON p.id = l.person_id JOIN unit u ON u.id = p.unit_id
        WHERE l.enterprise_id = $1 AND l.period @> app.today()
        ORDER BY array_position(ARRAY['CADRE', 'VILLAGE_LIAISON', 'TOWN_LEADER', 'COUNTY_LEADER', 'LEGAL_LIAISON', 'BANK'], l.role), lower(l.period), l.id`,
      [actor.enterpriseId],
    ),
  ]);
  if (!firm) throw Fault.notFound();
  const [area, reachable] = await Promise.all([
    areaOf(reader, firm.orgPath),
    reader.first<{ name: string; phone: string }>(
      `SELECT name, phone FROM unit WHERE starts_with($1, path::text) AND phone IS NOT NULL AND valid_to IS NULL ORDER BY length(path) DESC LIMIT 1`,
      [firm.orgPath],
    ),
  ]);
  return {
    enterpriseName: firm.name,
    creditCode: firm.creditCode && maskCode(firm.creditCode),
    contactName: firm.contactName,
    contactPhone: firm.contactPhone && maskPhone(firm.contactPhone),
    isDemo: firm.isDemo,
    people,
    office: reachable ?? { name: area?.name ?? '', phone: null },
  };
}
