import { expect, it } from 'vitest'
import { drawPlainly } from '../../src/plot/plain/draw.ts'
import { type PictureOptions, pictureSpec } from '../../src/plot/spec.ts'
import { svgOf } from '../../src/plot/svg.ts'
import { CLAIMED } from './pictures.ts'

it('writes no control character of a header from a PDF into a picture, which no program would open', async () => {
  const curve = { name: 'acc\u0002uracy', kind: 'curve', points: CLAIMED.points } as const
  const picture = { ...CLAIMED, yTitle: 'Exact\u0008 match\u0000', companions: [curve] }
  const options: PictureOptions = { curves: true }
  const make = () => pictureSpec(picture, 'light', { width: 300, height: 200 }, options)
  for (const svg of [drawPlainly(make()) ?? '', await svgOf(make())]) {
    expect(svg).toContain('acc uracy')
    expect(svg).toContain('Exact  match')
    expect(svg).not.toMatch(/[^\P{Cc}\n]/u)
  }
})
