#include "coxa-atlas.h"
#include "coxa-json.h"
#include "coxa-scanner.h"
#include "fixture.h"

#include <string.h>

#define FILE_NAME "atlas/muscle/x.json"

typedef struct
{
  const char *name;
  const char *text;
  int         line;    /* of the problem */
  const char *pointer;
  const char *words;   /* that it must hold, or NULL where the text is sound */
  gboolean    is_read; /* it is reported, and read all the same */
} Case;

static const Case cases[] = {
  { "sound", "{ \"a\": [1, -2.5e3, true, false, null, \"\\u00e4\\n\\ud83e\\uddb4\"] }", 0, NULL, NULL, TRUE },
  { "empty", "", 0, NULL, "is empty" },
  { "blank", " \n\t\r\n", 0, NULL, "is empty" },
  { "not-an-object", "[1, 2]", 1, "", "not one JSON object" },
  { "just-a-text", "\"a\"", 1, "", "not one JSON object" },
  { "byte-order-mark", "\xef\xbb\xbf{}", 1, "", "byte order mark", TRUE },
  { "bad-utf8", "{\n  \"a\": \"\xff\"\n}", 2, NULL, "not UTF-8" },
  { "utf16", "\xff\xfe{", 1, NULL, "not UTF-8" },
  { "latin-1", "{\n\n\"a\": \"gl\xfcteus\" }", 3, NULL, "0xFC" },
  { "surrogate-in-utf8", "{ \"a\": \"\xed\xa0\x80\" }", 1, NULL, "not UTF-8" },
  { "ends-early", "{\n\"a\": {\n\"b\": [1,", 3, "/a/b/1", "ends where a value" },
  { "no-comma", "{\n\"a\": 1\n\"b\": 2 }", 3, "", "“\"” where a comma or a closing brace" },
  { "comma-at-the-end", "{ \"a\": [1, ] }", 1, "/a/1", "“]” where a value" },
  { "comma-at-the-end-of-object", "{ \"a\": 1, }", 1, "", "“}” where a name" },
  { "no-colon", "{ \"a\" 1 }", 1, "/a", "where a colon" },
  { "bare-name", "{ a: 1 }", 1, "", "“a” where a name" },
  { "single-quotes", "{ 'a': 1 }", 1, "", "where a name" },
  { "comment", "{ /* no */ }", 1, "", "“/” where" },
  { "line-comment", "// no\n{ }", 1, "", "“/” where" },
  { "rest", "{ }\n{ }", 2, "", "where the end of the file" },
  { "nan", "{ \"a\": NaN }", 1, "/a", "“N” where a value" },
  { "infinity", "{ \"a\": -Infinity }", 1, "/a", "“I” where a digit" },
  { "huge", "{ \"a\": 1e999 }", 1, "/a", "too large" },
  { "huge-whole", "{ \"a\": 123456789012345678901234567890 }", 1, "/a", "too large" },
  { "leading-zero", "{ \"a\": 012 }", 1, "", "“1” where a comma" },
  { "plus", "{ \"a\": +1 }", 1, "/a", "“+” where a value" },
  { "dot", "{ \"a\": 1. }", 1, "/a", "where a digit" },
  { "hex", "{ \"a\": 0x10 }", 1, "", "“x” where" },
  { "wrong-word", "{ \"a\": nul }", 1, "/a", "“n” where a value" },
  { "open-text", "{ \"a\": \"b\n\" }", 1, "/a", "not closed on its line" },
  { "open-text-at-the-end", "{ \"a\": \"b", 1, "/a", "ends where a closing quotation mark" },
  { "bad-escape", "{ \"a\": \"\\x\" }", 1, "/a", "“x” where" },
  { "half-escape", "{ \"a\": \"\\u12\" }", 1, "/a", "where a digit of" },
  { "nul-escape", "{ \"a\": \"\\u0000\" }", 1, "/a", "no character" },
  { "control-escape", "{ \"a\": \"\\u0007\" }", 1, "/a", "no character" },
  { "backspace", "{ \"a\": \"\\b\" }", 1, "/a", "no character" },
  { "half-surrogate", "{ \"a\": \"\\ud800\" }", 1, "/a", "no character" },
  { "wrong-surrogate", "{ \"a\": \"\\ud800\\u0041\" }", 1, "/a", "no character" },
  { "low-surrogate", "{ \"a\": \"\\udc00\" }", 1, "/a", "no character" },
  { "key-twice", "{ \"a\": 1,\n \"b\": { \"c\": 1,\n \"c\": 2 } }", 3, "/b/c", "“c” stands twice", TRUE },
  { "key-twice-by-escape", "{ \"a\": 1, \"\\u0061\": 2 }", 1, "/a", "“a” stands twice", TRUE },
  { "key-with-slash", "{ \"a/b~\": [1, x] }", 1, "/a~1b~0/1", "“x” where a value" },
};

static void
test_case (Fixture       *fixture,
           gconstpointer  data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CoxaJson) json = NULL;

  fixture_write (fixture, FILE_NAME, test->text, -1);
  json = coxa_json_load (fixture->folder, FILE_NAME, problems, &error);
  fixture_print (problems);

  g_assert_cmpint (json != NULL, ==, test->is_read);
  g_assert_cmpuint (problems->len, ==, test->words != NULL ? 1 : 0);

  if (test->words != NULL)
    {
      const CoxaProblem *problem = g_ptr_array_index (problems, 0);

      g_assert_true (fixture_has_problem (problems, FILE_NAME, test->pointer, test->words));
      g_assert_cmpint (problem->line, ==, test->line);
    }

  if (!test->is_read)
    {
      g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN);
      g_assert_nonnull (strstr (error->message, FILE_NAME));
      g_assert_nonnull (strstr (error->message, test->words));
    }
}

static char *
nest (guint       depth,
      const char *open,
      const char *close)
{
  GString *string = g_string_new ("{ \"a\": ");

  for (guint i = 0; i < depth; i++)
    g_string_append (string, open);
  g_string_append (string, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append (string, close);
  g_string_append (string, " }");

  return g_string_free (string, FALSE);
}

/* 200 000 nested lists end json-glib 1.6 with a full stack. */
static void
test_nesting (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    guint       depth;
    const char *open;
    const char *close;
    gboolean    is_sound;
  } nested[] = {
    { COXA_SCANNER_MAX_DEPTH - 1, "[", "]", TRUE },
    { COXA_SCANNER_MAX_DEPTH, "[", "]", FALSE },
    { 200000, "[", "]", FALSE },
    { 200000, "{\"b\":", "}", FALSE },
    { 200000, "[", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nested); i++)
    {
      g_autofree char *text = nest (nested[i].depth, nested[i].open, nested[i].close);
      g_autoptr(GPtrArray) problems = fixture_new_problems ();
      g_autoptr(CoxaJson) json = NULL;

      fixture_write (fixture, FILE_NAME, text, -1);
      json = coxa_json_load (fixture->folder, FILE_NAME, problems, NULL);
      g_assert_cmpint (json != NULL, ==, nested[i].is_sound);
      g_assert_cmpint (fixture_has_problem (problems, FILE_NAME, NULL, "nested more than 64"), ==, !nested[i].is_sound);
    }
}

static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = g_strnfill (COXA_JSON_MAX_BYTES + 1, ' ');
  g_autoptr(GString) many = g_string_new ("{ \"a\": [0");
  g_autofree char *key = g_strnfill (COXA_SCANNER_MAX_KEY + 1, 'k');
  g_autofree char *long_key = g_strdup_printf ("{ \"%s\": 1 }", key);
  g_autoptr(GPtrArray) problems = fixture_new_problems ();

  fixture_write (fixture, FILE_NAME, text, -1);
  g_assert_null (coxa_json_load (fixture->folder, FILE_NAME, problems, NULL));
  g_assert_true (fixture_has_problem (problems, FILE_NAME, NULL, "at most"));

  for (guint i = 0; i < COXA_SCANNER_MAX_VALUES; i++)
    g_string_append (many, ",0");
  g_string_append (many, "] }");
  fixture_write (fixture, FILE_NAME, many->str, many->len);
  g_assert_null (coxa_json_load (fixture->folder, FILE_NAME, problems, NULL));
  g_assert_true (fixture_has_problem (problems, FILE_NAME, NULL, "values"));

  fixture_write (fixture, FILE_NAME, long_key, -1);
  g_assert_null (coxa_json_load (fixture->folder, FILE_NAME, problems, NULL));
  g_assert_true (fixture_has_problem (problems, FILE_NAME, NULL, "name has more than"));
}

static void
test_nul (Fixture       *fixture,
          gconstpointer  data)
{
  static const char text[] = "{ }\n\0{ }";
  g_autoptr(GPtrArray) problems = fixture_new_problems ();

  fixture_write (fixture, FILE_NAME, text, sizeof text - 1);
  g_assert_null (coxa_json_load (fixture->folder, FILE_NAME, problems, NULL));
  g_assert_true (fixture_has_problem (problems, FILE_NAME, NULL, "Byte 5 (0x00)"));
  g_assert_cmpint (((CoxaProblem *) g_ptr_array_index (problems, 0))->line, ==, 2);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(GError) error = NULL;

  g_assert_null (coxa_json_load (fixture->folder, "atlas/muscle/none.json", problems, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_MISSING);
  g_assert_true (fixture_has_problem (problems, "atlas/muscle/none.json", NULL, "missing"));

  /* A folder in the file's place, which opens and does not read. */
  g_clear_error (&error);
  g_assert_null (coxa_json_load (fixture->folder, "atlas/muscle", problems, &error));
  g_assert_error (error, COXA_ATLAS_ERROR, COXA_ATLAS_ERROR_BROKEN);
}

static void
test_find_line (void)
{
  static const char text[] = "{\n  \"a\": [\n    1,\n    { \"b/c\":\n \"\\u0041\" }\n  ],\n  \"d\": null }";
  static const struct
  {
    const char *pointer;
    int         line;
  } places[] = {
    { "", 1 }, { "/a", 2 }, { "/a/0", 3 }, { "/a/1", 4 }, { "/a/1/b~1c", 5 }, { "/d", 7 }, { "/e", 0 }, { "/a/2", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpint (coxa_scanner_find_line (text, strlen (text), places[i].pointer), ==, places[i].line);
}

/* A file that is wrong all over is reported to a limit, and quickly. */
static void
test_many_problems (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new ("{ \"z\": 0");
  static const char * const known[] = { "none", NULL };
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaJson) json = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, ",\n\"k%u\": 0", i);
  g_string_append (text, "}");
  fixture_write (fixture, FILE_NAME, text->str, text->len);

  json = coxa_json_load (fixture->folder, FILE_NAME, problems, NULL);
  coxa_json_check_members (json, coxa_json_get_root (json), "", known);
  g_assert_cmpuint (problems->len, ==, 101);
  g_assert_true (fixture_has_problem (problems, FILE_NAME, NULL, "more than 100 problems"));
}

typedef struct
{
  const char *name;
  const char *text;
  void      (*read) (CoxaJson   *json,
                     JsonObject *root);
  const char *pointer;
  const char *words;
} GetterCase;

static void
read_text (CoxaJson   *json,
           JsonObject *root)
{
  g_assert_null (coxa_json_get_string (json, root, "", "a", COXA_NEED_REQUIRED, 5));
}

static void
read_slug (CoxaJson   *json,
           JsonObject *root)
{
  g_assert_null (coxa_json_get_slug (json, root, "", "a", COXA_NEED_REQUIRED));
}

static void
read_choice (CoxaJson   *json,
             JsonObject *root)
{
  static const char * const choices[] = { "x", "y", NULL };

  g_assert_cmpint (coxa_json_get_choice (json, root, "", "a", COXA_NEED_REQUIRED, choices), ==, -1);
}

static void
read_int (CoxaJson   *json,
          JsonObject *root)
{
  int value = 77;

  g_assert_false (coxa_json_get_int (json, root, "", "a", COXA_NEED_REQUIRED, 1, 4, &value));
  g_assert_cmpint (value, ==, 77);
}

static void
read_point (CoxaJson   *json,
            JsonObject *root)
{
  double values[2];

  g_assert_false (coxa_json_get_numbers (json, root, "", "a", COXA_NEED_REQUIRED, 2, values));
}

static void
read_boolean (CoxaJson   *json,
              JsonObject *root)
{
  g_assert_false (coxa_json_get_boolean (json, root, "", "a"));
}

static void
read_object (CoxaJson   *json,
             JsonObject *root)
{
  g_assert_null (coxa_json_get_object (json, root, "", "a", COXA_NEED_REQUIRED));
}

static void
read_list (CoxaJson   *json,
           JsonObject *root)
{
  g_assert_null (coxa_json_get_array (json, root, "", "a", COXA_NEED_REQUIRED, 2));
}

static void
read_texts (CoxaJson   *json,
            JsonObject *root)
{
  g_auto(GStrv) texts = coxa_json_dup_strings (json, root, "", "a", COXA_NEED_REQUIRED, 5);

  g_assert_cmpuint (g_strv_length (texts), ==, 1);
}

static const GetterCase getter_cases[] = {
  { "text-missing", "{ }", read_text, "", "“a” is missing" },
  { "text-is-number", "{ \"a\": 1 }", read_text, "/a", "not a text" },
  { "text-is-null", "{ \"a\": null }", read_text, "/a", "not a text" },
  { "text-is-empty", "{ \"a\": \" \\n\" }", read_text, "/a", "is empty" },
  { "text-is-long", "{ \"a\": \"123456\" }", read_text, "/a", "6 bytes" },
  { "slug", "{ \"a\": \"../b\" }", read_slug, "/a", "“../b” cannot be a name" },
  { "choice", "{ \"a\": \"z\" }", read_choice, "/a", "“z” is not known" },
  { "int-is-text", "{ \"a\": \"1\" }", read_int, "/a", "not a number" },
  { "int-is-bool", "{ \"a\": true }", read_int, "/a", "not a number" },
  { "int-out-of-range", "{ \"a\": 9 }", read_int, "/a", "9 is out of range" },
  { "int-negative", "{ \"a\": -9007199254740992 }", read_int, "/a", "out of range" },
  { "int-broken", "{ \"a\": 1.5 }", read_int, "/a", "1.5 is not a whole" },
  { "point-short", "{ \"a\": [1] }", read_point, "/a", "1 items where 2" },
  { "point-of-texts", "{ \"a\": [1, \"2\"] }", read_point, "/a/1", "not a number" },
  { "point-far", "{ \"a\": [1, 1e300] }", read_point, "/a/1", "out of range" },
  { "boolean", "{ \"a\": \"true\" }", read_boolean, "/a", "neither" },
  { "object", "{ \"a\": [] }", read_object, "/a", "not an object" },
  { "list", "{ \"a\": {} }", read_list, "/a", "not a list" },
  { "list-long", "{ \"a\": [1,2,3] }", read_list, "/a", "3 items, and 2" },
  { "texts", "{ \"a\": [\"x\", 1] }", read_texts, "/a/1", "not a text" },
};

static void
test_getter (Fixture       *fixture,
             gconstpointer  data)
{
  const GetterCase *test = data;
  g_autoptr(GPtrArray) problems = fixture_new_problems ();
  g_autoptr(CoxaJson) json = NULL;

  fixture_write (fixture, FILE_NAME, test->text, -1);
  json = coxa_json_load (fixture->folder, FILE_NAME, problems, NULL);
  test->read (json, coxa_json_get_root (json));
  fixture_print (problems);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (fixture_has_problem (problems, FILE_NAME, test->pointer, test->words));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], fixture_set_up, test_case, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (getter_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/json/getter/", getter_cases[i].name, NULL);

      g_test_add (path, Fixture, &getter_cases[i], fixture_set_up, test_getter, fixture_tear_down);
    }
  g_test_add ("/json/nesting", Fixture, NULL, fixture_set_up, test_nesting, fixture_tear_down);
  g_test_add ("/json/size", Fixture, NULL, fixture_set_up, test_size, fixture_tear_down);
  g_test_add ("/json/nul", Fixture, NULL, fixture_set_up, test_nul, fixture_tear_down);
  g_test_add ("/json/missing", Fixture, NULL, fixture_set_up, test_missing, fixture_tear_down);
  g_test_add ("/json/many-problems", Fixture, NULL, fixture_set_up, test_many_problems, fixture_tear_down);
  g_test_add_func ("/json/find-line", test_find_line);

  return g_test_run ();
}
