import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert } from '@peculiar/asn1-schema';
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** PEM texts of a certificate and of its private key (PKCS #8). */
export interface KeyedCertificate {
  readonly certificate: string;
  readonly key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 86_400_000;
const AUTHORITY_DAYS = 3650;
/** iPhones refuse a certificate of one's own authority that is valid for more than 825 days. */
const SERVER_DAYS = 820;

const makeKeys = (): Promise<webcrypto.CryptoKeyPair> => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
const pemOf = async (key: webcrypto.CryptoKey): Promise<string> =>
  PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), PemConverter.PrivateKeyTag);
const readKey = (pem: string): Promise<webcrypto.CryptoKey> =>
  crypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(pem), ALGORITHM, true, ['sign']);
/** A positive number of 16 bytes. */
const serialNumber = (): string =>
  `4${Buffer.from(crypto.getRandomValues(new Uint8Array(16)))
    .toString('hex')
    .slice(1)}`;
const from = (now: Date, days: number) => ({ notBefore: new Date(now.getTime() - DAY), notAfter: new Date(now.getTime() + days * DAY) });

const BITS = { 4: 32, 6: 128 } as const;
/** What a list of hosts leaves out altogether, so that no certificate can be made for it. */
const EVERYTHING = { 0: { dNSName: '' }, 4: { iPAddress: '0.0.0.0/0' }, 6: { iPAddress: '::/0' } } as const;
const kindOf = (host: string): 0 | 4 | 6 => isIP(host) as 0 | 4 | 6;
const subtree = (name: ConstructorParameters<typeof GeneralName>[0]) => new GeneralSubtree({ base: new GeneralName(name) });

/** Whoever trusts the authority trusts it for these hosts and for nothing else (RFC 5280, 4.2.1.10). */
function onlyFor(hosts: readonly string[]): Extension {
  const permitted = hosts.map((host) => {
    const kind = kindOf(host);
    return subtree(kind === 0 ? { dNSName: host } : { iPAddress: `${host}/${BITS[kind]}` });
  });
  const absent = ([0, 4, 6] as const).filter((kind) => !hosts.some((host) => kindOf(host) === kind));
  const limits = new NameConstraints({
    permittedSubtrees: new GeneralSubtrees(permitted),
    ...(absent.length > 0 ? { excludedSubtrees: new GeneralSubtrees(absent.map((kind) => subtree(EVERYTHING[kind]))) } : {}),
  });
  return new Extension('2.5.29.30', true, AsnConvert.serialize(limits));
}

/** An authority of one's own for some hosts, valid for ten years: what phones and desks install once. */
export async function makeAuthority(hosts: readonly string[], now: Date): Promise<KeyedCertificate> {
  const keys = await makeKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=Zhuqi ${hosts[0]}, O=Zhuqi`,
    keys,
    signingAlgorithm: ALGORITHM,
    ...from(now, AUTHORITY_DAYS),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      onlyFor(hosts),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}

/** The certificate of the server for the same hosts, or some of them. */
export async function makeServerCertificate(authority: KeyedCertificate, hosts: readonly string[], now: Date): Promise<KeyedCertificate> {
  const keys = await makeKeys();
  const issuer = new X509Certificate(authority.certificate);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${hosts[0]}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await readKey(authority.key),
    signingAlgorithm: ALGORITHM,
    ...from(now, SERVER_DAYS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(hosts.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }))),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { certificate: certificate.toString('pem'), key: await pemOf(keys.privateKey) };
}
