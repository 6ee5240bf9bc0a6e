import { Icon } from './icon.tsx';
import type { Pieces } from './kept.ts';
import { messages } from './messages.ts';
import type { Child, Element, Extra, Language } from './types.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => Child;
  /** `end` for amounts and counts. */
  readonly align?: 'start' | 'end' | 'center' | undefined;
  /** The column that names the row: a row header, the card's title on phones. One per table. */
  readonly main?: boolean | undefined;
  /** Left out on narrow containers when it is not worth a line there. */
  readonly wideOnly?: boolean | undefined;
  /** Address that sorts by this column; the other way round when it already does. */
  readonly sortHref?: string | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
}

export interface Selection<Row> {
  /** Name of the checkboxes; their value is the row's id. */
  readonly name: string;
  /** Id of the bulk form the checkboxes belong to (see BulkBar). */
  readonly form: string;
  readonly selected?: ReadonlySet<string> | undefined;
  /** Says which row, for the checkbox's name: « la facture F-2026-12 ». */
  readonly label: (row: Row) => string;
}

export interface RowShape<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** Where Enter and a click on the main cell lead. */
  readonly rowHref?: ((row: Row) => string) | undefined;
  /** Buttons or a Menu at the row's end. */
  readonly rowActions?: ((row: Row) => Child) | undefined;
  /** Name of the ⋮ at the row's end that opens the page's RowMenu: « Actions pour F-2026-12 ». Shown where scripts run. */
  readonly rowMenu?: ((row: Row) => string) | undefined;
  /** htmx and data attributes of a `<tr>`. */
  readonly rowAttributes?: ((row: Row) => Extra) | undefined;
  readonly selection?: Selection<Row> | undefined;
  /** Rows that are drawn once: where they are kept, and all that the drawing of a row depends on. */
  readonly keep?: { readonly pieces: Pieces; readonly key: (row: Row) => string } | undefined;
  readonly language: Language;
}

export interface TableProps<Row> extends RowShape<Row> {
  readonly id?: string | undefined;
  readonly caption: string;
  /** The caption is spoken only, unless this is set. */
  readonly captionShown?: boolean | undefined;
  readonly rows: readonly Row[];
  /** What stands in place of the rows when there are none, usually an EmptyState. */
  readonly empty?: Child | undefined;
  /** Cells of a closing line by column key: totals, under a double rule. */
  readonly totals?: Readonly<Record<string, Child>> | undefined;
}

const ROW_MENU = 'row-menu';

function cellClass<Row>(column: Column<Row>): string | undefined {
  const classes = [
    column.align === 'end' ? 'end' : column.align === 'center' ? 'center' : '',
    column.wideOnly ? 'wide-only' : '',
    column.main ? 'main' : '',
  ];
  return classes.filter(Boolean).join(' ') || undefined;
}

function SelectCell<Row>({ row, shape }: { row: Row; shape: RowShape<Row> }): Element | null {
  const { selection, language } = shape;
  if (!selection) return null;
  const id = shape.rowId(row);
  return (
    <td class="pick">
      <label class="tick-area">
        <input
          type="checkbox"
          class="tick"
          name={selection.name}
          value={id}
          form={selection.form}
          checked={selection.selected?.has(id) ?? false}
          aria-label={messages[language].selectRow(selection.label(row))}
          data-tick=""
        />
      </label>
    </td>
  );
}

/** One row, alone: what an htmx action answers to replace `<tr id>`. */
export function TableRow<Row>({ row, ...shape }: RowShape<Row> & { row: Row }): Element {
  const href = shape.rowHref?.(row);
  return (
    <tr id={shape.rowId(row)} data-row="" {...shape.rowAttributes?.(row)}>
      <SelectCell row={row} shape={shape} />
      {shape.columns.map((column) => {
        const content =
          column.main && href ? (
            <a href={href} data-open="">
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          );
        return column.main ? (
          <th scope="row" class={cellClass(column)}>
            {content}
          </th>
        ) : (
          <td class={cellClass(column)} data-label={column.header}>
            {content}
          </td>
        );
      })}
      <RowEnd row={row} shape={shape} />
    </tr>
  );
}

function RowEnd<Row>({ row, shape }: { row: Row; shape: RowShape<Row> }): Element | null {
  const { rowActions, rowMenu } = shape;
  if (rowActions) return <td class="row-actions">{rowActions(row)}</td>;
  if (!rowMenu) return null;
  return (
    <td class="row-actions">
      <button type="button" class="row-more script-only" popovertarget={ROW_MENU} aria-label={rowMenu(row)}></button>
    </td>
  );
}

/**
 * The one menu of all rows (`rowMenu`). Before it opens, static/table.js makes its entries those of the row:
 * `data-path` is added to the row's address, `data-when` names what `data-can` of the row must hold, and buttons send
 * the row's `data-version`.
 */
export function RowMenu({ children }: { children: Child }): Element {
  return (
    <div popover="auto" id={ROW_MENU} class="menu" data-row-menu="">
      {children}
    </div>
  );
}

function HeaderCell<Row>({ column, language }: { column: Column<Row>; language: Language }): Element {
  const { header, sortHref, sorted } = column;
  const icon = sorted === 'ascending' ? 'sort-up' : sorted === 'descending' ? 'sort-down' : 'sort';
  return (
    <th scope="col" class={cellClass(column)} aria-sort={sortHref ? (sorted ?? 'none') : undefined}>
      {sortHref ? (
        <a class="sort" href={sortHref} title={messages[language].sortBy(header)}>
          {header}
          <Icon name={icon} />
        </a>
      ) : (
        header
      )}
    </th>
  );
}

/** All that the head of a table depends on. */
function headKey<Row>({ columns, selection, rowActions, rowMenu, language }: TableProps<Row>): string {
  const heads = columns.map(({ cell: _cell, ...head }) => head);
  return JSON.stringify(['head', language, selection !== undefined, (rowActions ?? rowMenu) !== undefined, heads]);
}

function TableHead<Row>({ columns, selection, rowActions, rowMenu, language }: RowShape<Row>): Element {
  const text = messages[language];
  return (
    <thead>
      <tr>
        {selection ? (
          <td class="pick">
            <label class="tick-area script-only">
              <span class="visually-hidden">{text.selectAll}</span>
              <input type="checkbox" class="tick" data-tick-all="" />
            </label>
          </td>
        ) : null}
        {columns.map((column) => (
          <HeaderCell column={column} language={language} />
        ))}
        {rowActions || rowMenu ? (
          <th scope="col" class="row-actions">
            <span class="visually-hidden">{text.rowActions}</span>
          </th>
        ) : null}
      </tr>
    </thead>
  );
}

function Totals<Row>({ columns, selection, rowActions, rowMenu, totals = {} }: TableProps<Row>): Element {
  return (
    <tfoot>
      <tr>
        {selection ? <td class="pick"></td> : null}
        {columns.map((column) => (
          <td class={cellClass(column)} data-label={totals[column.key] && !column.main ? column.header : undefined}>
            {totals[column.key] ?? null}
          </td>
        ))}
        {rowActions || rowMenu ? <td class="row-actions"></td> : null}
      </tr>
    </tfoot>
  );
}

/** From so many columns on, those that can be spared need a wider screen. */
const BROAD = 9;

function tableClass<Row>({ selection, columns }: TableProps<Row>): string {
  return `table${selection ? ' table-selectable' : ''}${columns.length >= BROAD ? ' table-broad' : ''}`;
}

/** A list. Rows become cards where the table's container is narrow. Without rows: `empty` instead of a bare header. */
export function Table<Row>(props: TableProps<Row>): Element {
  const { id, caption, captionShown, rows, empty, totals, keep } = props;
  const draw = (row: Row): Element => <TableRow row={row} {...props} />;
  if (rows.length === 0 && empty) {
    return (
      <div class="table-frame" id={id}>
        {empty}
      </div>
    );
  }
  return (
    <div class="table-frame">
      <table class={tableClass(props)} id={id}>
        <caption class={captionShown ? undefined : 'visually-hidden'}>{caption}</caption>
        {keep ? keep.pieces.piece(headKey(props), () => <TableHead {...props} />) : <TableHead {...props} />}
        <tbody>{rows.map((row) => (keep ? keep.pieces.piece(keep.key(row), () => draw(row)) : draw(row)))}</tbody>
        {totals ? <Totals {...props} /> : null}
      </table>
    </div>
  );
}
