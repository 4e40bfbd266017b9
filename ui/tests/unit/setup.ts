// What jsdom lacks and the consoles use.
import 'fake-indexeddb/auto';
