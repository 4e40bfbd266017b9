// Only the rows in sight exist: what 5,000 mails and 100,000 log rows need to scroll at 60 frames a second.
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';

export class VirtualRows {
  rows = $state.raw<readonly VirtualItem[]>([]);
  height = $state(0);
  private readonly core: Virtualizer<HTMLElement, HTMLElement>;

  constructor(
    private readonly scroller: () => HTMLElement | null,
    private readonly rowHeight: number,
  ) {
    this.core = new Virtualizer(this.options(0));
  }

  /** Watches the scrolling element; returns the way to stop. */
  mount(): () => void {
    const stop = this.core._didMount();
    this.core._willUpdate();
    return stop;
  }

  resize(count: number): void {
    this.core.setOptions(this.options(count));
    this.core._willUpdate();
    this.read();
  }

  show(index: number): void {
    this.core.scrollToIndex(index, { align: 'auto' });
  }

  private options(count: number) {
    return {
      count,
      getScrollElement: this.scroller,
      estimateSize: () => this.rowHeight,
      overscan: 12,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => {
        this.read();
      },
    };
  }

  private read(): void {
    this.rows = this.core.getVirtualItems();
    this.height = this.core.getTotalSize();
  }
}
