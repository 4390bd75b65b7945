/** E.164 of a number typed in any usual way ('8 (701) 123-45-67', '701 123 45 67'); null when it is not one of +7. */
export function normalizePhone(text: string): string | null {
  const typed = text.replace(/[\s()\-‐‑–.]/gu, '');
  const national = /^(?:\+7|[78](?=\d{10}$))?([3-9]\d{9})$/.exec(typed)?.[1];
  return national ? `+7${national}` : null;
}

export function showPhone(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2 $3 $4');
}
