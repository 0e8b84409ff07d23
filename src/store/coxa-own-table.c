#include "coxa-own-table.h"

#include "coxa-database-private.h"

static int
get_int (CoxaDatabase *database,
         sqlite3_stmt *statement,
         int           column)
{
  return (int) CLAMP (coxa_database_get_number (database, statement, column), G_MININT, G_MAXINT);
}

static char *
dup_text (CoxaDatabase *database,
          sqlite3_stmt *statement,
          int           column)
{
  char *text = coxa_database_dup_column (database, statement, column);

  return text != NULL ? text : g_strdup ("");
}

/* Four columns, of which each may say nothing. */
static CoxaAmount
read_amount (CoxaDatabase *database,
             sqlite3_stmt *statement,
             int           column)
{
  CoxaAmount amount = {
    get_int (database, statement, column), get_int (database, statement, column + 1),
    get_int (database, statement, column + 2), get_int (database, statement, column + 3)
  };

  return coxa_amount_is_sound (&amount) ? amount : COXA_AMOUNT_NONE;
}

static gboolean
read_items (CoxaDatabase      *database,
            CoxaOwnProgramme  *programme,
            GError           **error)
{
  sqlite3_stmt *statement;
  gboolean good;

  statement = coxa_database_query (database, "SELECT page, title, sides, ifnull(sets, -1), ifnull(reps, -1), ifnull(hold, -1), "
                                             "ifnull(rest, -1), note FROM programme_item WHERE programme = ? ORDER BY place",
                                   "t", programme->id);
  while (coxa_database_next (database, statement, &good))
    {
      CoxaOwnItem *item = g_new0 (CoxaOwnItem, 1);
      g_autofree char *sides = coxa_database_dup_column (database, statement, 2);

      item->page = dup_text (database, statement, 0);
      item->title = dup_text (database, statement, 1);
      item->sides = coxa_sides_from_name (sides);
      item->amount = read_amount (database, statement, 3);
      item->note = coxa_database_dup_column (database, statement, 7);
      g_ptr_array_add (programme->items, item);
    }

  return coxa_database_done (database, statement, good, error);
}

/**
 * coxa_own_table_list:
 * @database: a database
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type CoxaOwnProgramme): all there are, in their order
 */
GPtrArray *
coxa_own_table_list (CoxaDatabase  *database,
                     GError       **error)
{
  g_autoptr(GPtrArray) programmes = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_own_programme_free);
  sqlite3_stmt *statement;
  gboolean good;

  if (database->file.handle == NULL)
    return g_steal_pointer (&programmes);

  statement = coxa_database_query (database, "SELECT id, name, created, changed FROM programme ORDER BY place, id", "");
  while (coxa_database_next (database, statement, &good))
    {
      CoxaOwnProgramme *programme = g_new0 (CoxaOwnProgramme, 1);

      programme->id = dup_text (database, statement, 0);
      programme->name = dup_text (database, statement, 1);
      programme->items = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_own_item_free);
      programme->created = coxa_database_get_number (database, statement, 2);
      programme->changed = coxa_database_get_number (database, statement, 3);
      g_ptr_array_add (programmes, programme);
    }
  if (!coxa_database_done (database, statement, good, error))
    return NULL;

  for (guint i = 0; i < programmes->len; i++)
    if (!read_items (database, g_ptr_array_index (programmes, i), error))
      return NULL;

  return g_steal_pointer (&programmes);
}

static gboolean
write_items (CoxaDatabase           *database,
             const CoxaOwnProgramme *programme)
{
  gboolean good = coxa_database_write (database, "DELETE FROM programme_item WHERE programme = ?", "t", programme->id);

  for (guint i = 0; good && i < programme->items->len; i++)
    {
      const CoxaOwnItem *item = g_ptr_array_index (programme->items, i);

      good = coxa_database_write (database, "INSERT INTO programme_item "
                                            "(programme, place, page, title, sides, sets, reps, hold, rest, note) VALUES "
                                            "(?, ?, ?, ?, ?, nullif(?, -1), nullif(?, -1), nullif(?, -1), nullif(?, -1), ?)",
                                  "titttiiiit", programme->id, (int) i, item->page, item->title,
                                  coxa_sides_get_name (item->sides), item->amount.sets, item->amount.reps, item->amount.hold,
                                  item->amount.rest, item->note);
    }

  return good;
}

/**
 * coxa_own_table_put:
 * @database: a database
 * @programme: what is to be kept in place of what there was with its id; a new one comes last
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: whether it is on the disk
 */
gboolean
coxa_own_table_put (CoxaDatabase            *database,
                    const CoxaOwnProgramme  *programme,
                    GError                 **error)
{
  gboolean good;

  for (guint i = 0; i < programme->items->len; i++)
    g_return_val_if_fail (coxa_amount_is_sound (&((CoxaOwnItem *) g_ptr_array_index (programme->items, i))->amount), FALSE);

  if (!coxa_database_begin (database, error))
    return FALSE;

  good = coxa_database_write (database, "INSERT OR REPLACE INTO programme (id, name, place, created, changed) VALUES (?1, ?2, "
                                        "ifnull((SELECT place FROM programme WHERE id = ?1), "
                                        "(SELECT ifnull(max(place), -1) + 1 FROM programme)), ?3, ?4)",
                              "ttll", programme->id, programme->name, programme->created, programme->changed) &&
         write_items (database, programme);

  return coxa_database_end (database, good, error);
}

/**
 * coxa_own_table_move:
 * @database: a database
 * @id: of a programme
 * @to: which place it is to have afterwards, from 0; the last one where there are fewer
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: whether that is on the disk
 */
gboolean
coxa_own_table_move (CoxaDatabase  *database,
                     const char    *id,
                     guint          to,
                     GError       **error)
{
  g_autoptr(GPtrArray) programmes = coxa_own_table_list (database, error);
  CoxaOwnProgramme *moved;
  gboolean good = TRUE;
  guint from = 0;

  if (programmes == NULL)
    return FALSE;

  while (from < programmes->len && !g_str_equal (((CoxaOwnProgramme *) g_ptr_array_index (programmes, from))->id, id))
    from++;
  if (from == programmes->len)
    return TRUE;
  if (!coxa_database_begin (database, error))
    return FALSE;

  moved = g_ptr_array_steal_index (programmes, from);
  g_ptr_array_insert (programmes, (int) MIN (to, programmes->len), moved);
  for (guint i = 0; good && i < programmes->len; i++)
    good = coxa_database_write (database, "UPDATE programme SET place = ? WHERE id = ?", "it", (int) i,
                                ((CoxaOwnProgramme *) g_ptr_array_index (programmes, i))->id);

  return coxa_database_end (database, good, error);
}

/**
 * coxa_own_table_remove:
 * @database: a database
 * @id: of a programme
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Removes a programme; that there is nothing to remove is no error. What the diary says of it stays.
 *
 * Returns: whether it is gone
 */
gboolean
coxa_own_table_remove (CoxaDatabase  *database,
                       const char    *id,
                       GError       **error)
{
  gboolean good;

  if (database->file.handle == NULL)
    return TRUE;
  if (!coxa_database_begin (database, error))
    return FALSE;

  good = coxa_database_write (database, "DELETE FROM programme_item WHERE programme = ?", "t", id) &&
         coxa_database_write (database, "DELETE FROM programme WHERE id = ?", "t", id);

  return coxa_database_end (database, good, error);
}

/**
 * coxa_own_table_list_choices:
 * @database: a database
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: (transfer full) (element-type utf8 CoxaOwnItem): what was chosen last, by place
 */
GHashTable *
coxa_own_table_list_choices (CoxaDatabase  *database,
                             GError       **error)
{
  g_autoptr(GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) coxa_own_item_free);
  sqlite3_stmt *statement;
  gboolean good;

  if (database->file.handle == NULL)
    return g_steal_pointer (&choices);

  statement = coxa_database_query (database, "SELECT place, sides, ifnull(sets, -1), ifnull(reps, -1), ifnull(hold, -1), "
                                             "ifnull(rest, -1) FROM choice", "");
  while (coxa_database_next (database, statement, &good))
    {
      g_autofree char *place = dup_text (database, statement, 0);
      g_autofree char *sides = coxa_database_dup_column (database, statement, 1);
      CoxaOwnItem *choice = coxa_own_item_new (place, "", coxa_sides_from_name (sides));

      choice->amount = read_amount (database, statement, 2);
      g_hash_table_replace (choices, g_steal_pointer (&place), choice);
    }

  return coxa_database_done (database, statement, good, error) ? g_steal_pointer (&choices) : NULL;
}

/**
 * coxa_own_table_put_choice:
 * @database: a database
 * @place: of what, see coxa_plan_dup_choice()
 * @sides: the side that was chosen
 * @amount: the numbers that were chosen
 * @error: return location for a %COXA_STORE_ERROR
 *
 * Returns: whether it is on the disk
 */
gboolean
coxa_own_table_put_choice (CoxaDatabase      *database,
                           const char        *place,
                           CoxaSides          sides,
                           const CoxaAmount  *amount,
                           GError           **error)
{
  gboolean good;

  g_return_val_if_fail (coxa_amount_is_sound (amount), FALSE);

  if (!coxa_database_begin (database, error))
    return FALSE;

  good = coxa_database_write (database, "INSERT OR REPLACE INTO choice (place, sides, sets, reps, hold, rest) VALUES "
                                        "(?, ?, nullif(?, -1), nullif(?, -1), nullif(?, -1), nullif(?, -1))",
                              "ttiiii", place, coxa_sides_get_name (sides), amount->sets, amount->reps, amount->hold,
                              amount->rest);

  return coxa_database_end (database, good, error);
}
