const KEPT = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'opacity'],
  ...['font-size', 'font-weight', 'font-family', 'text-anchor'],
];
const EDGE = 20;
const HEAD = 52;
const SHARP = 2;

/** The drawing with the colours and letters it has on the page, so that it stands alone. */
function standing(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const twins = copy.querySelectorAll<SVGElement>('*');
  svg.querySelectorAll('*').forEach((part, index) => {
    const look = getComputedStyle(part);
    for (const name of KEPT) twins[index]?.style.setProperty(name, look.getPropertyValue(name));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return copy;
}

function loaded(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(standing(svg)))}`;
  return image.decode().then(() => image);
}

function write(pen: CanvasRenderingContext2D, [title, subtitle]: readonly [string, string]): void {
  const { fontFamily, color } = getComputedStyle(document.body);
  pen.fillStyle = color;
  pen.font = `600 16px ${fontFamily}`;
  pen.fillText(title, EDGE, EDGE + 14);
  pen.font = `400 13px ${fontFamily}`;
  pen.fillText(subtitle, EDGE, EDGE + 34);
}

/** A chart as a PNG with its title, what it measures, and the ground of the theme it is seen in. */
export async function pictureOf(svg: SVGSVGElement, texts: readonly [title: string, subtitle: string]): Promise<Blob> {
  const image = await loaded(svg);
  const { width, height } = svg.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser has no canvas');
  canvas.width = (width + 2 * EDGE) * SHARP;
  canvas.height = (height + HEAD + 2 * EDGE) * SHARP;
  pen.scale(SHARP, SHARP);
  pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  write(pen, texts);
  pen.drawImage(image, EDGE, EDGE + HEAD, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be written'))),
      'image/png',
    );
  });
}

/** Hands a file to the person. */
export function handOver(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
