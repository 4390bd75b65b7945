/** The address of a page that needs no login; `shown` is what a person types, `link` what a camera reads. */
export function publicPage(publicUrl: string, path: string): { link: string; shown: string } {
  const link = `${publicUrl.replace(/\/+$/, '')}/${path}`;
  return { link, shown: link.replace(/^https?:\/\//, '') };
}
