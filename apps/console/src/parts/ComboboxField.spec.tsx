/** @jest-environment jsdom */
import type { Choice } from '@app/web-ui';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { ComboboxField } from './ComboboxField';

const FIRMS: readonly Choice[] = ['佳明食品', '佳明二厂', '龙兴机械'].map((label, i) => ({ value: String(i), label }));
const answers = (text: string) => Promise.resolve(FIRMS.filter(({ label }) => label.includes(text)));

function Picking({ search = answers }: { readonly search?: ((text: string) => Promise<readonly Choice[]>) | undefined }) {
  const [value, setValue] = useState<Choice | null>(null);
  return <ComboboxField name="firm" label="企业" value={value} onValue={setValue} search={search} />;
}
const box = (): HTMLInputElement => screen.getByRole('combobox', { name: /企业/ });
const options = () => screen.queryAllByRole('option').map((option) => option.textContent);
const type = (value: string) => fireEvent.change(box(), { target: { value } });
const press = (key: string) => fireEvent.keyDown(box(), { key });
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('choosing one of many', () => {
  it('asks once for what was typed in one go, and takes the marked one with Enter', async () => {
    const search = jest.fn(answers);
    render(<Picking search={search} />);
    type('佳');
    type('佳明');
    await pass(1000);
    expect(search.mock.calls).toEqual([['佳明']]);
    expect(options()).toEqual(['佳明食品', '佳明二厂']);
    // Not beyond the end.
    for (let i = 0; i < 3; i++) press('ArrowDown');
    expect(document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('佳明二厂');
    press('Enter');
    expect([box().value, options()]).toEqual(['佳明二厂', []]);
  });

  it('shows no answer that was overtaken by another question', async () => {
    const waiting = new Map<string, (found: readonly Choice[]) => void>();
    const search = (text: string) => new Promise<readonly Choice[]>((resolve) => waiting.set(text, resolve));
    render(<Picking search={search} />);
    type('佳明');
    await pass(1000);
    type('龙兴');
    await pass(1000);
    await act(async () => waiting.get('龙兴')?.(await answers('龙兴')));
    await act(async () => waiting.get('佳明')?.(await answers('佳明')));
    expect(options()).toEqual(['龙兴机械']);
  });

  it('is left with Escape as it was, and says when nothing fits', async () => {
    render(<Picking />);
    type('没有的');
    await pass(1000);
    expect(screen.getByText('没有找到')).toBeTruthy();
    press('Escape');
    expect([box().value, box().getAttribute('aria-expanded')]).toEqual(['', 'false']);
  });
});
