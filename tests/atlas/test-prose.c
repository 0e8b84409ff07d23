#include "coxa-prose.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *markdown;
  const char *expected; /* blocks as "kind[number] markup", joined with " | " */
} Case;

#define CITE(n) "<a href=\"cite:" #n "\"><sup>" #n "</sup></a>"

static const Case cases[] = {
  { "nothing", "", "" },
  { "paragraph", "Bone.", "P Bone." },
  { "two", "One\nline.\n\nTwo.", "P One line. | P Two." },
  { "break", "One  \nTwo", "P One\nTwo" },
  { "emphasis", "*a* **b** `c` ***d***", "P <i>a</i> <b>b</b> <tt>c</tt> <i><b>d</b></i>" },
  { "escape", "a < b & c > \"d\"", "P a &lt; b &amp; c &gt; &quot;d&quot;" },
  { "entity", "a &amp; b &ndash; c &#8212; d &nope; &#0; &#x110000;", "P a &amp; b – c — d &amp;nope;" },
  { "html", "a <b>b</b> <script>x</script>", "P a &lt;b&gt;b&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;" },
  { "html-block", "<div>\nx\n</div>", "P &lt;div&gt; x &lt;/div&gt;" },
  { "image", "a ![alt *x*](b.png) c", "P a  c" },
  { "heading", "## Two *a*", "H2 Two <i>a</i>" },
  { "list", "- a\n- b\n", "B a | B b" },
  { "loose-list", "- a\n\n  more\n\n- b", "B a | P more | B b" },
  { "numbers", "3. a\n4. b", "N3 a | N4 b" },
  { "nested-list", "- a\n  1. x\n  2. y\n- b", "B a | N1 x | N2 y | B b" },
  { "quote", "> a", "P a" },
  { "link", "the [hip bone](bone/hip-bone) *is*", "P the <a href=\"coxa:bone/hip-bone\">hip bone</a> <i>is</i>" },
  { "link-with-section", "[o](muscle/x/origin?side=left&depth=2)",
    "P <a href=\"coxa:muscle/x/origin?side=left&amp;depth=2\">o</a>" },
  { "link-with-scheme", "[o](coxa:muscle/x)", "P <a href=\"coxa:muscle/x\">o</a>" },
  { "link-with-emphasis", "[a *b*](bone/x)", "P <a href=\"coxa:bone/x\">a <i>b</i></a>" },
  { "link-elsewhere", "[web](https://example.org) <https://example.org>", "P web https://example.org" },
  { "link-script", "[x](javascript:alert(1))", "P x" },
  { "link-empty", "[x]()", "P x" },
  { "side", "the {side} hip, not the {other} one", "P the right hip, not the left one" },
  { "cite", "True [@a-1, p. 5].", "P True" CITE (1) "." },
  { "cite-after-stop", "True. [@a-1]", "P True." CITE (1) },
  { "cite-several", "x [@a, p. 1; @b]", "P x" CITE (1) "<sup>,</sup>" CITE (2) },
  { "cite-again", "x [@a, p. 1] y [@a, p. 2] z [@a,  p. 1]", "P x" CITE (1) " y" CITE (2) " z" CITE (1) },
  { "cite-over-lines", "x [@a,\np. 1]", "P x" CITE (1) },
  { "cite-after-emphasis", "**x** [@a]", "P <b>x</b>" CITE (1) },
  { "cite-in-link", "[x [@a]](bone/y)", "P <a href=\"coxa:bone/y\">x<sup>1</sup></a>" },
  { "cite-with-entity", "x [@a, pp. 1&ndash;2]", "P x" CITE (1) },
  { "no-cite-empty", "x [@]", "P x [@]" },
  { "no-cite-open", "x [@a", "P x [@a" },
  { "no-cite-key", "x [@A b] [@ok]", "P x [@A b]" CITE (1) },
  { "no-cite-half", "x [@a; b]", "P x [@a; b]" },
  { "no-cite-mail", "x@y.z", "P x@y.z" },
  { "brackets", "[a] [b][c]", "P [a] [b][c]" },
};

static char *
join_blocks (GPtrArray *blocks)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const CoxaBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append (string, " | ");
      g_string_append_c (string, "PHBN"[block->kind]);
      if (block->kind == COXA_BLOCK_NUMBER || block->kind == COXA_BLOCK_HEADING)
        g_string_append_printf (string, "%d", block->number);
      g_string_append_printf (string, " %s", block->markup);
    }

  return g_string_free (string, FALSE);
}

static void
check_element_cb (GMarkupParseContext  *context,
                  const char           *name,
                  const char          **names,
                  const char          **values,
                  gpointer              user_data,
                  GError              **error)
{
  static const char * const known[] = { "markup", "a", "b", "i", "tt", "sup", NULL };
  int *n_links = user_data;

  g_assert_true (g_strv_contains (known, name));
  if (g_str_equal (name, "a"))
    {
      g_assert_cmpint ((*n_links)++, ==, 0);
      g_assert_cmpstr (names[0], ==, "href");
      g_assert_null (names[1]);
      g_assert_true (g_str_has_prefix (values[0], "coxa:") || g_str_has_prefix (values[0], "cite:"));
    }
  else
    {
      g_assert_null (names[0]);
    }
}

static void
check_end_cb (GMarkupParseContext  *context,
              const char           *name,
              gpointer              user_data,
              GError              **error)
{
  if (g_str_equal (name, "a"))
    (*(int *) user_data)--;
}

/* Pango reads markup with GMarkup, so what GMarkup takes and holds known elements only, Pango takes. */
static void
assert_valid (GPtrArray *blocks)
{
  static const GMarkupParser parser = { .start_element = check_element_cb, .end_element = check_end_cb };

  for (guint i = 0; i < blocks->len; i++)
    {
      const CoxaBlock *block = g_ptr_array_index (blocks, i);
      int n_links = 0;
      g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &n_links, NULL);
      g_autofree char *whole = g_strconcat ("<markup>", block->markup, "</markup>", NULL);
      g_autoptr(GError) error = NULL;

      g_assert_cmpstr (block->markup, !=, "");
      g_assert_true (g_utf8_validate (block->markup, -1, NULL));
      g_markup_parse_context_parse (context, whole, -1, &error);
      g_assert_no_error (error);
      g_markup_parse_context_end_parse (context, &error);
      g_assert_no_error (error);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
  g_autoptr(GPtrArray) blocks = coxa_prose_parse (test->markdown, COXA_SIDE_RIGHT, citations);
  g_autofree char *joined = join_blocks (blocks);

  g_assert_cmpstr (joined, ==, test->expected);
  assert_valid (blocks);
}

static void
test_numbers_go_on (void)
{
  g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
  g_autoptr(GPtrArray) first = coxa_prose_parse ("x [@a, p. 1] [@b]", COXA_SIDE_RIGHT, citations);
  g_autoptr(GPtrArray) second = coxa_prose_parse ("y [@b] [@c]", COXA_SIDE_LEFT, citations);
  const CoxaBlock *block = g_ptr_array_index (second, 0);
  const CoxaCitation *citation = g_ptr_array_index (citations, 0);

  g_assert_cmpstr (block->markup, ==, "y" CITE (2) CITE (3));
  g_assert_cmpuint (citations->len, ==, 3);
  g_assert_cmpstr (citation->key, ==, "a");
  g_assert_cmpstr (citation->locator, ==, "p. 1");
  g_assert_null (((CoxaCitation *) g_ptr_array_index (citations, 1))->locator);
}

static void
test_lists (void)
{
  static const char text[] = "[a](bone/x) [b](https://y) [@k, p. 1] **[c](muscle/z/origin)** [@k, p. 1; @l]";
  g_autoptr(GPtrArray) links = coxa_prose_list_links (text);
  g_autoptr(GPtrArray) citations = coxa_prose_list_citations (text);

  g_assert_cmpuint (links->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (links, 0), ==, "bone/x");
  g_assert_cmpstr (g_ptr_array_index (links, 1), ==, "https://y");
  g_assert_cmpstr (g_ptr_array_index (links, 2), ==, "muscle/z/origin");
  g_assert_cmpuint (citations->len, ==, 2);
  g_assert_cmpstr (((CoxaCitation *) g_ptr_array_index (citations, 1))->key, ==, "l");
}

static void
test_plain (void)
{
  static const char text[] = "The **{side}** [hip](bone/x) & more [@k, p. 1].\n\n- one\n- two";
  g_autofree char *plain = coxa_prose_dup_plain (text, COXA_SIDE_LEFT);
  g_autofree char *raw = coxa_prose_dup_raw (text);

  g_assert_cmpstr (plain, ==, "The left hip & more.\none\ntwo");
  g_assert_cmpstr (raw, ==, "The {side} hip & more.\none\ntwo");
}

static void
test_deep (void)
{
  static const char * const pieces[] = { "*", "**", "[", "> ", "- ", "[@", "![", "<", "`", "#", "&#", "(" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
      g_autoptr(GPtrArray) blocks = NULL;

      while (text->len < 6000)
        g_string_append (text, pieces[i]);
      g_string_append (text, "x");
      while (text->len < 12000)
        g_string_append (text, i % 2 == 0 ? pieces[i] : "](a/b)");
      blocks = coxa_prose_parse (text->str, COXA_SIDE_RIGHT, citations);
      assert_valid (blocks);
    }
}

/* Pieces that mean something, thrown together: the markup stays valid. */
static void
test_nasty (void)
{
  static const char * const pieces[] = {
    "a", " ", "\n", "\n\n", "*", "**", "_", "`", "```\n", "[", "]", "(", ")", "](bone/x)", "[@k, p. 1]", "[@", ";", "@", "![",
    "<b>", "</a>", "<", ">", "&", "&amp;", "&#x1;", "&#0;", "\"", "'", "# ", "- ", "1. ", "> ", "\\", "{side}", "{other}", "\x01",
    "\x1b", "\xff", "\xc3", "\xed\xa0\x80", "ä", "\xef\xbf\xbe", "\xf0\x9f\xa6\xb4", "---\n", "    ", "\t", "[k]: bone/x\n",
    "<!--", "]]>", "<?", "<https://x>", "~~", "|", "$", "\r", "\x7f", "%s",
  };
  g_autoptr(GRand) chance = g_rand_new_with_seed (4);

  for (int i = 0; i < 10000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) coxa_citation_free);
      g_autoptr(GPtrArray) blocks = NULL;
      g_autofree char *plain = NULL;

      for (int j = g_rand_int_range (chance, 1, 40); j > 0; j--)
        g_string_append (text, pieces[g_rand_int_range (chance, 0, G_N_ELEMENTS (pieces))]);

      blocks = coxa_prose_parse (text->str, COXA_SIDE_RIGHT, citations);
      assert_valid (blocks);
      plain = coxa_prose_dup_plain (text->str, COXA_SIDE_RIGHT);
      g_assert_true (g_utf8_validate (plain, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/prose/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/prose/numbers-go-on", test_numbers_go_on);
  g_test_add_func ("/prose/lists", test_lists);
  g_test_add_func ("/prose/plain", test_plain);
  g_test_add_func ("/prose/deep", test_deep);
  g_test_add_func ("/prose/nasty", test_nasty);

  return g_test_run ();
}
