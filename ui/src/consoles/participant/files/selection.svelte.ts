// Which places of the filtered rows are chosen: one, or a range from an anchor to the active place.
export class Selection {
  active = $state(-1);
  anchor = $state(-1);

  clear(): void {
    this.active = -1;
    this.anchor = -1;
  }

  choose(place: number, extend = false): void {
    this.active = place;
    if (!extend || this.anchor < 0) this.anchor = place;
  }

  has(place: number): boolean {
    return this.active >= 0 && place >= this.first && place <= this.last;
  }

  /** The chosen rows' indices in the log, in order. */
  range(shown: Uint32Array): number[] {
    return this.active < 0 ? [] : [...shown.subarray(this.first, this.last + 1)];
  }

  private get first(): number {
    return Math.min(this.active, this.anchor);
  }

  private get last(): number {
    return Math.max(this.active, this.anchor);
  }
}
