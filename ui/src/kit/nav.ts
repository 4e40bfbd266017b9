// The entries of a console's navigation.
import type { Component } from 'svelte';

export interface NavItem {
  href: string;
  label: string;
  icon: Component;
  /** Unread or waiting things; 0 shows nothing. */
  count?: number;
  /** Also current below this path. */
  exact?: boolean;
}
