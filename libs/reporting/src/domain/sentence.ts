import { compareByCodePoint, type LocalDate, Money } from '@app/kernel';
import { roundedAmount } from './rounding';

/** Figures of the sentence: each leads to the rows it was counted from. */
export const SENTENCE_FIGURES = ['M03', 'M24', 'M25', 'FINANCED_FIRMS', 'FINANCED_AMOUNT'] as const;
export type SentenceFigure = (typeof SENTENCE_FIGURES)[number];

/** A stretch of the sentence; with `figure` it can be opened, `exact` is the amount in yuan behind rounded words. */
export interface SentenceSegment {
  readonly text: string;
  readonly figure?: SentenceFigure;
  readonly exact?: string;
}

export interface ReportSentence {
  readonly segments: readonly SentenceSegment[];
  readonly text: string;
}

export interface SentenceFigures {
  /** M03, 家: distinct firms visited. */
  readonly visitedFirms: number;
  /** M24 件 solved for M25 家; `leading` is the short name of the firm with most of them. */
  readonly solved: { readonly count: number; readonly firms: number; readonly leading: string } | null;
  /** Firms that were paid out in the period, and how much; `leading` got the largest sum. */
  readonly financed: { readonly firms: number; readonly amount: Money; readonly leading: string } | null;
}

const SEPARATOR = '，';
const plain = (text: string): SentenceSegment => ({ text });
const figure = (name: SentenceFigure, value: number): SentenceSegment => ({ text: String(value), figure: name });

function visitedClause(firms: number): SentenceSegment[] {
  return firms > 0 ? [plain('共走访'), figure('M03', firms), plain('家市场主体')] : [];
}

/** 佳明食品等7家企业, or the one firm by its name alone. */
function firmsNamed(before: string, leading: string, name: SentenceFigure, firms: number, after: string): SentenceSegment[] {
  if (firms === 1) return [plain(`${before}${leading}${after}`)];
  return [plain(`${before}${leading}等`), figure(name, firms), plain(`家企业${after}`)];
}

function solvedClause(solved: SentenceFigures['solved']): SentenceSegment[] {
  if (!solved || solved.count <= 0 || solved.firms <= 0) return [];
  return [...firmsNamed('帮助', solved.leading, 'M25', solved.firms, '解决各类诉求'), figure('M24', solved.count), plain('件')];
}

function financedClause(financed: SentenceFigures['financed']): SentenceSegment[] {
  // Reversals may outweigh the payments of a short period; of that the sentence says nothing.
  if (!financed || financed.firms <= 0 || !financed.amount.isPositive()) return [];
  const amount: SentenceSegment = { text: roundedAmount(financed.amount), figure: 'FINANCED_AMOUNT', exact: financed.amount.toString() };
  return [...firmsNamed('为', financed.leading, 'FINANCED_FIRMS', financed.firms, '融资'), amount];
}

/**
 * 共走访367家市场主体，帮助佳明食品等7家企业解决各类诉求12件，为龙兴等6家企业融资2000余万元: the sentence of the yearly report.
 * A clause without a figure is left out; without any the sentence is empty.
 */
export function reportSentence(figures: SentenceFigures): ReportSentence {
  const clauses = [visitedClause(figures.visitedFirms), solvedClause(figures.solved), financedClause(figures.financed)];
  const segments: SentenceSegment[] = [];
  for (const clause of clauses.filter(({ length }) => length > 0)) {
    const [first, ...rest] = clause;
    // Every clause begins with plain words, which take the comma.
    segments.push(plain((segments.length > 0 ? SEPARATOR : '') + (first?.text ?? '')), ...rest);
  }
  const joined = joinPlain(segments);
  return { segments: joined, text: joined.map(({ text }) => text).join('') };
}

/** Neighbours without a figure become one stretch. */
function joinPlain(segments: readonly SentenceSegment[]): SentenceSegment[] {
  const joined: SentenceSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last && last.figure === undefined && segment.figure === undefined) joined[joined.length - 1] = plain(last.text + segment.text);
    else joined.push(segment);
  }
  return joined;
}

/** A firm that may be named in the sentence. */
export interface LeadingCandidate {
  readonly shortName: string;
  /** Matters solved, or the sum paid out. All candidates of one choice carry the same kind. */
  readonly weight: number | Money;
  /** First closing or disbursement of the firm in the period. */
  readonly firstDate: LocalDate;
}

const sizeOf = (weight: number | Money): bigint => (weight instanceof Money ? weight.fen : BigInt(weight));

function compareCandidates(a: LeadingCandidate, b: LeadingCandidate): number {
  const [left, right] = [sizeOf(a.weight), sizeOf(b.weight)];
  if (left !== right) return left > right ? -1 : 1;
  if (a.firstDate !== b.firstDate) return a.firstDate < b.firstDate ? -1 : 1;
  return compareByCodePoint(a.shortName, b.shortName);
}

/** The firm the sentence names: largest weight, then earliest date, then short name by code point. */
export const pickLeading = <C extends LeadingCandidate>(candidates: readonly C[]): C | undefined =>
  [...candidates].sort(compareCandidates)[0];
