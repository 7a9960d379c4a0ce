import { dataUri } from '../src/plot/data-uri.ts'
import type { Spec } from '../src/plot/svg.ts'

/** Pixels of the picture for one of the page, so that it is sharp on paper and on fine screens. */
const DENSITY = 2

/** Draws a specification as a picture of pixels on an opaque ground; throws with a reason where the page cannot. */
async function canvasOf(spec: Spec): Promise<HTMLCanvasElement> {
  const { svgOf } = await import('../src/plot/svg.ts')
  const image = new Image()
  image.src = dataUri(await svgOf(spec))
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * DENSITY
  canvas.height = image.naturalHeight * DENSITY
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('The page has no canvas to draw on.')
  // Where a specification leaves its ground open, a page of paper is meant.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** The picture as a `data:` URI. */
export async function pngUri(spec: Spec): Promise<string> {
  return (await canvasOf(spec)).toDataURL('image/png')
}

/** The picture as a file's content, for the clipboard. */
export async function pngBlob(spec: Spec): Promise<Blob> {
  const canvas = await canvasOf(spec)
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob)), 'image/png')
  })
}
