using CoProduction.Registry;

namespace CoProduction.Domain.Tests.Registry;

public sealed class RecordIdTests : ParsingContract<RecordId, RecordIdTests.Texts>
{
    public sealed class Texts : ITexts
    {
        public static IReadOnlyList<string> Right => ["ag-pac3-jp", "155", new('a', 120)];

        public static IReadOnlyList<(string What, string Text)> Wrong =>
        [
            ("too short", "ab"),
            ("too long", new('a', 121)),
            ("capital", "Ag-pac3"),
            ("underscore", "ag_pac3"),
            ("dash at the end", "ag-pac3-"),
            ("dash at the start", "-ag-pac3"),
            ("two dashes", "ag--pac3"),
            ("slash", "ag/pac3"),
            ("Cyrillic look-alike", "аg-pac3"),
            ("figure dash", "ag\u2012pac3"),
        ];
    }

    [Fact]
    public void Id_is_made_of_words() => Assert.Equal("usa-155-he-2025-07", RecordId.Of("USA", "155-HE", "2025-07").Value);

    [Fact]
    public void Everything_but_letters_and_digits_joins_as_one_dash() =>
        Assert.Equal("company-kmw-nexter-x", RecordId.Of("company:KMW & Nexter ", "-x-").Value);

    [Fact]
    public void Names_in_any_script_have_ids_of_their_own()
    {
        string[] names = ["풍산", "한화", "Укроборонпром", "Укрспецекспорт", "三菱重工業", "한화 Aerospace", "풍산 Aerospace", "Aerospace", "ロケット٣", "ロケット٤"];

        var ids = names.Select(name => RecordId.Of($"company:{name}", "TST", "capacity").Value).ToArray();

        Assert.Distinct(ids);
        Assert.All(ids, id => Assert.Matches("^company-([a-z0-9]+-)*tst-capacity$", id));
        Assert.Equal("company-7c7e2f98ab-tst-capacity", ids[0]);
    }

    [Theory]
    [InlineData("company:Škoda & Möller", "company-koda-m-ller-tst")]
    [InlineData("company:KMW & Nexter", "company-kmw-nexter-tst")]
    [InlineData("company:Þór ½", "company-r-tst")]
    public void Names_in_Latin_letters_keep_the_ids_that_they_have(string name, string id) => Assert.Equal(id, RecordId.Of(name, "TST").Value);

    [Fact]
    public void Id_does_not_depend_on_how_letters_were_typed() =>
        Assert.Equal(RecordId.Of("company:Воронёж"), RecordId.Of("company:Вороне\u0308ж"));

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("ł-a")]
    public void Words_that_leave_no_id_are_refused(string word) =>
        Assert.EndsWith(RecordId.Rule, Assert.Throws<FormatException>(() => RecordId.Of(word)).Message, StringComparison.Ordinal);

    [Fact]
    public void Words_too_long_for_an_id_are_refused_and_not_cut_into_another_id() =>
        Assert.Throws<FormatException>(() => RecordId.Of(new string('a', 121)));

    [Fact]
    public void First_of_many_keeps_the_id() => Assert.Equal("abc", Sample.As<RecordId>("abc").Numbered(1).Value);

    [Fact]
    public void Later_ones_are_numbered() => Assert.Equal("abc-n12", Sample.As<RecordId>("abc").Numbered(12).Value);

    [Fact]
    public void Numbered_id_keeps_the_rule_of_ids_wherever_it_is_cut()
    {
        foreach (var dash in Enumerable.Range(100, 19))
        {
            var id = Sample.As<RecordId>($"{new string('a', dash)}-{new string('b', 119 - dash)}");

            Assert.True(RecordId.TryParse(id.Numbered(2).Value, out _), $"{id.Numbered(2)}");
            Assert.True(RecordId.TryParse(id.Numbered(int.MaxValue).Value, out _), $"{id.Numbered(int.MaxValue)}");
            Assert.NotEqual(id.Numbered(2), id.Numbered(3));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_is_no_record_before_the_first(int n) => Refused.Naming("n", () => Sample.As<RecordId>("abc").Numbered(n));

    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abc-n2", true)]
    [InlineData("abc", "abc-n12", true)]
    [InlineData("abc", "abc-n1", false)]
    [InlineData("abc", "abc-n02", false)]
    [InlineData("abc", "abc-n2-n3", false)]
    [InlineData("abc", "abc-nova", false)]
    [InlineData("abc", "abcd", false)]
    public void Id_knows_its_numbered_ones(string id, string other, bool knows) => Assert.Equal(knows, Sample.As<RecordId>(id).IsBaseOf(other));

    [Theory]
    [InlineData("pol-rate-n12", "pol-rate")]
    [InlineData("pol-rate-n1", "pol-rate-n1")]
    [InlineData("pol-rate-nova", "pol-rate-nova")]
    [InlineData("pol-rate", "pol-rate")]
    public void Number_can_be_taken_off(string id, string without) => Assert.Equal(without, Sample.As<RecordId>(id).WithoutNumber());
}
