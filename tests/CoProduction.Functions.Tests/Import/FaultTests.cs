using System.Text;
using CoProduction.Functions.Import.Csv;
using CoProduction.Registry;
using CoProduction.Registry.Partners;
using CoProduction.Registry.Sites;

namespace CoProduction.Functions.Tests.Import;

public sealed class FaultTests(FaultTests.Bench starter) : IClassFixture<FaultTests.Bench>
{
    private const string Partners = "code,name,theater,memberships\n";
    private const string Bom = "parent_code,child_code,child_type,quantity_per_unit,unit,source,source_url,source_date,confidence,notes\n";
    private const string Plans = "factory_id,effective_date,new_rate_per_month,delta_per_month,funding_status,date_precision,source,source_url,source_date,confidence,notes\n";
    private const string Factories = "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";
    private const string Goals = "family,multiplier,first_month,months,path,baseline,source,source_url,source_date,confidence,notes\n";
    private const string Baselines = "product_code,scope,kind,rate_per_year,as_of,source,source_url,source_date,confidence,notes,sites,includes\n";
    private const string Products = "code,name,family,unit,notes,succeeded_by\n";
    private const string Minerals = "mineral,kind,stage,country,share_percent,share_basis,year,source,source_url,source_date,confidence,notes\n";

    /// <summary>A factory's row with one cell changed.</summary>
    public static TheoryData<string, string> WrongFactoryCells => new()
    {
        { "id", "USA-Big" }, { "id", "" }, { "name", "" }, { "name", " x" }, { "operator", "" }, { "partner_code", "JPN" }, { "partner_code", "Poland" },
        { "town", "" }, { "town", "51.4027, 21.1471" }, { "lat", "51.401" }, { "lat", "91" }, { "lat", "north" }, { "lat", "" }, { "lon", "181" }, { "item_code", "NO-SUCH" }, { "item_code", "!" },
        { "item_type", "product" }, { "stage", "complete" }, { "stage", "Body" }, { "rate_per_month", "-1" }, { "rate_per_month", "1,000" },
        { "rate_per_month", "NaN" }, { "rate_per_month", "1e999" }, { "rate_per_month", "1e13" }, { "surge_rate_per_month", "1e308" }, { "surge_rate_per_month", "many" }, { "as_of", "July" }, { "status", "open" },
        { "source", "" }, { "source", "A: " }, { "source_url", "ftp://x" }, { "source_date", "2024-13" }, { "confidence", "sure" }, { "location_confidence", "" },
        { "notes", "two\nlines" },
    };

    [Theory]
    [MemberData(nameof(WrongFactoryCells))]
    public async Task A_wrong_cell_is_named_by_file_line_and_column(string column, string value)
    {
        var columns = Factories.Trim().Split(',');
        var cells = "pol-x,X,PGZ,POL,Radom,51.40,21.15,155-BODY,component,body,100,,2025,operating,A,,,reported,reported,".Split(',');
        cells[Array.IndexOf(columns, column)] = $"\"{value}\"";

        var faults = await starter.It.Reject(("factories.csv", $"{Factories}{string.Join(',', cells)}\n"));

        Assert.Contains(faults, fault => (fault.File, fault.Line, fault.Column) == ("factories.csv", 2, column));
        Assert.All(faults, fault => Assert.Equal(2, fault.Line));
    }

    [Theory]
    [InlineData("goals.csv", Goals + "artillery-155,2,soon,60,curved,at-first-month,A,,,reported,\n", "baseline", "first_month", "path")]
    [InlineData("minerals.csv", Minerals + "antimony,rock,mining,CHN,48,partner:BTN,2023,A,,,reported,\n", "kind", "share_basis", "stage")]
    [InlineData("baselines.csv", Baselines + "155-HE,POL,wish,many,2025,A,,,reported,,pol-nowhere,pol-none-2025\n", "includes", "kind", "rate_per_year", "sites")]
    [InlineData("products.csv", Products + "155-HE,155 mm,artillery-155,,,NO-SUCH\n", "succeeded_by", "unit")]
    [InlineData("scenarios.csv", "id,name,notes,changes\nSC,,,\"[{\"\"kind\"\":\"\"strike\"\",\"\"partners\"\":[\"\"BTN\"\"],\"\"items\"\":[\"\"NO-SUCH\"\"]}]\"\n", "changes", "changes", "changes", "id", "name")]
    public async Task Faults_of_cells_and_unknown_references_are_told_together(string file, string text, params string[] columns)
    {
        var faults = await starter.It.Reject((file, text));

        Assert.Equal(columns, faults.Select(fault => fault.Column).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("partners.csv", "code,name,theater\n", 1, "memberships", "Is missing in the header.")]
    [InlineData("partners.csv", "code,name,name,theater,memberships\n", 1, "name", "Is in the header twice.")]
    [InlineData("partners.csv", "code,name,theater,memberships,color\n", 1, "color", "Is not a column of this file; its columns are code, name, theater, memberships, releasable_to, former_memberships, retired.")]
    [InlineData("partners.csv", "", 1, null, "Must begin with a header row.")]
    [InlineData("partners.csv", "code;name;theater;memberships\nPOL;Poland;europe;\n", 1, null, "Separate the fields by commas; here they are separated by semicolons.")]
    [InlineData("partners.csv", "code\tname\ttheater\tmemberships\n", 1, null, "Separate the fields by commas; here they are separated by tabs.")]
    [InlineData("partners.csv", "\0c\0o\0d\0e\0,\0n\0a\0m\0e\n", 1, null, "Must be UTF-8.")]
    [InlineData("partners.csv", Partners + "POL,Poland,europe\n", 2, null, "Has 3 fields where the header has 4.")]
    [InlineData("partners.csv", Partners + "POL,Po\"land,europe,NATO\n", 2, null, "Quotes enclose a whole field, and a quote within it is written twice (RFC 4180).")]
    [InlineData("partners.csv", Partners + "\nPOL,\"Poland,europe,NATO\n", 3, null, "A quote is opened here and never closed.")]
    [InlineData("partners.csv", Partners + "POL,Poland,europe,NATO;NATO\n", 2, "memberships", "Must not name a membership twice.")]
    [InlineData("partners.csv", Partners + "POL,Poland,europe,\nPOL,Poland,europe,\n", 3, "code", "POL stands on line 2 already.")]
    [InlineData("partners.csv", Partners + "POL,\"Po\nland\",europe,\nUSA,,europe,\n", 2, "name", "Must not contain control characters or line breaks.")]
    [InlineData("partners.csv", Partners + "POL,\"Po\nland\",europe,\nUSA,,europe,\n", 4, "name", "Must not be empty.")]
    [InlineData("partners.csv", "code,name,theater,memberships,releasable_to\nPOL,Poland,europe,,everyone;NATO\n", 2, "releasable_to", "Must not name an audience beside everyone.")]
    [InlineData("bom.csv", Bom + "155-HE,155-HE,product,1,each,A,,,reported,\n", 2, "child_code", "The bill of materials has a cycle: 155-HE > 155-HE.")]
    [InlineData("bom.csv", Bom + "155-FILL,155-BODY,component,1,each,A,,,reported,\n155-BODY,155-FILL,component,1,each,A,,,reported,\n", 3, "child_code", "The bill of materials has a cycle: 155-BODY > 155-FILL > 155-BODY.")]
    [InlineData("bom.csv", Bom + "155-HE,NOPE,component,1,each,A,,,reported,\n", 2, "child_code", "Is the code of no component or mineral in the register or in this import.")]
    [InlineData("bom.csv", Bom + "155-HE,tnt,component,1,each,A,,,reported,\n", 2, "child_type", "Must be mineral: that is what tnt is.")]
    [InlineData("bom.csv", Bom + "155-HE,tnt,mineral,0,each,A,,,reported,\n", 2, "quantity_per_unit", "Must be more than 0, at most 1000000000000, or absent for a dependency.")]
    [InlineData("bom.csv", Bom + "155-HE,tnt,mineral,,each,A,,,reported,\n155-HE,tnt,mineral,1,each,A,,,reported,\n", 3, "child_code", "Line 2 names tnt for 155-HE already.")]
    [InlineData("expansions.csv", Plans + "usa-nowhere,2027-01,1,,funded,reported,A,,,reported,\n", 2, "factory_id", "usa-nowhere is no factory in the register or in this import.")]
    [InlineData("expansions.csv", Plans + "usa-mesquite-upl,2027-01,1,2,funded,reported,A,,,reported,\n", 2, "delta_per_month", "Give the new total rate or the added rate, not both.")]
    [InlineData("expansions.csv", Plans + "usa-mesquite-upl,2027-01,1,,funded,reported,A,,,reported,\nusa-mesquite-upl,2027-01,1,,funded,reported,A,,,reported,\n", 3, "factory_id", "Line 2 is equal to this one; give each row an id if both are meant.")]
    [InlineData("goals.csv", Goals + "drone,2,2025-11,60,linear,some other rule,A,,,reported,\n", 2, "baseline", "Must be 'allied rate in the first month', the only rule for baselines.")]
    [InlineData("goals.csv", Goals + "drone,0,2025-11,60,linear,allied rate in the first month,A,,,reported,\n", 2, "multiplier", "Must be more than 0, at most 1000.")]
    [InlineData("minerals.csv", Minerals + "zinc,mineral,extraction,CHN,48,global,2023,A,,,reported,\nzinc,material,refining,CHN,48,global,2023,A,,,reported,\n", 3, "kind", "Must say what line 2 says: 'mineral'.")]
    [InlineData("minerals.csv", Minerals + "zinc,mineral,extraction,CHN,101,global,2023,A,,,reported,\n", 2, "share_percent", "Must be 0 to 100 percent.")]
    [InlineData("minerals.csv", Minerals + "zinc,mineral,extraction,CHN,48,theater:europ,2023,A,,,reported,\n", 2, "share_basis", null)]
    [InlineData("minerals.csv", Minerals + "zinc,mineral,extraction,CHN,48,partner:ZWE,2023,A,,,reported,\n", 2, "share_basis", null)]
    [InlineData("partners.csv", Partners + "CHE,Switzerland,europe,NATTO\n", 2, "memberships", "No other partner is a member of NATTO. Did you mean NATO?")]
    [InlineData("partners.csv", "code,name,theater,memberships,releasable_to\nCHE,Switzerland,europe,,NATTO\n", 2, "releasable_to", "NATTO is neither a partner nor a membership of any partner in the register or in this import. Did you mean NATO?")]
    [InlineData("notes.csv", "x\n", null, null, null)]
    [InlineData("../factories.csv", Factories, null, null, "Its path leads out of the zip.")]
    public async Task Fault_names_its_place(string file, string text, int? line, string? column, string? message)
    {
        var faults = await starter.It.Reject((file, text));

        Assert.Contains(faults, fault => (fault.File, fault.Line, fault.Column) == (file, line, column) && (message is null || fault.Message == message));
    }

    [Fact]
    public async Task Faults_state_the_rules_of_the_domain()
    {
        var faults = await starter.It.Reject(("partners.csv", Partners + "Poland,Poland,Europe,nato\n"), ("factories.csv", Factories + "pol-x,X,PGZ,NOR,Radom,,,155-BODY,component,body,,,,operating,A,,,reported,reported,\n"));

        Assert.Equal(CountryCode.Rule, Message("partners.csv", "code"));
        Assert.Equal(Word.Rule<Theater>(), Message("partners.csv", "theater"));
        Assert.Equal(Membership.Rule, Message("partners.csv", "memberships"));
        Assert.EndsWith(SiteId.Rule, Message("factories.csv", "partner_code"), StringComparison.Ordinal);

        string Message(string file, string column) => faults.Single(fault => (fault.File, fault.Column) == (file, column)).Message;
    }

    [Fact]
    public async Task A_record_may_be_released_to_a_membership_that_a_later_row_gives_to_a_partner()
    {
        await using var bench = await Workbench.WithStarterData();

        var report = await bench.Accept(
            ("partners.csv", "code,name,theater,memberships,releasable_to\nCHE,Switzerland,europe,,DACH-GROUP\nAUT,Austria,europe,DACH-GROUP,everyone\n"));

        Assert.Equal(2, report.Added);
    }

    [Fact]
    public async Task One_fault_in_one_file_keeps_every_file_out()
    {
        var faults = await starter.It.Reject(
            ("partners.csv", Partners + "CHE,Switzerland,europe,\n"),
            ("goals.csv", Goals + "drone,0,2025-11,60,linear,allied rate in the first month,A,,,reported,\n"));

        Assert.Single(faults);
        Assert.DoesNotContain((await starter.It.Read()).Partners, partner => partner.Code.Value == "CHE");
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_named_by_their_cell()
    {
        using var package = Package.OfFile("partners.csv", new MemoryStream([.. Encoding.ASCII.GetBytes(Partners + "POL,Po"), 0xC5, .. "land,europe,\n"u8]));

        var fault = Assert.Single(Assert.IsType<ImportOutcome.Rejected>(await starter.It.Import(package)).Faults);

        Assert.Equal(("partners.csv", 2, "name", "Must be UTF-8."), (fault.File, fault.Line, fault.Column, fault.Message));
    }

    [Fact]
    public async Task A_byte_order_mark_and_line_ends_of_any_kind_are_read()
    {
        await using var bench = await Workbench.Create();

        var report = await bench.Accept(("nested/partners.csv", "\uFEFF" + Partners.Replace("\n", "\r\n", StringComparison.Ordinal) + "POL,Poland,europe,NATO;EU\r\n"), ("nested/README.md", "Read me."));

        Assert.Equal(1, report.Added);
    }

    [Fact]
    public async Task Faults_beyond_the_first_thousand_are_counted()
    {
        var text = new StringBuilder(Partners);
        for (var row = 0; row < 2_000; row++)
        {
            text.Append("X,,europe,\n");
        }

        using var package = Workbench.Zip(("partners.csv", text.ToString()));
        var rejected = Assert.IsType<ImportOutcome.Rejected>(await starter.It.Import(package));

        Assert.Equal((4_000, 1_000), (rejected.Count, rejected.Faults.Count));
    }

    [Fact]
    public async Task A_zip_with_a_file_twice_is_refused()
    {
        var faults = await starter.It.Reject(("a/partners.csv", Partners), ("b/partners.csv", Partners));

        Assert.Equal(("b/partners.csv", "There is another partners.csv."), (faults.Single().File, faults.Single().Message));
    }

    [Fact]
    public async Task A_zip_without_any_of_the_files_is_refused()
    {
        var fault = Assert.Single(await starter.It.Reject(("notes.txt", "x")));

        Assert.StartsWith("Has none of the register's files", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_with_too_many_entries_is_refused()
    {
        using var package = Workbench.Zip(1, ("partners.csv", Partners), ("goals.csv", Goals));

        Assert.Contains("at most 1", Assert.IsType<ImportOutcome.Rejected>(await starter.It.Import(package)).Faults.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_zip_is_refused()
    {
        using var package = Package.OfZip(new MemoryStream("PK no zip"u8.ToArray()), 100);

        Assert.Equal("Is not a zip.", Assert.IsType<ImportOutcome.Rejected>(await starter.It.Import(package)).Faults.Single().Message);
    }

    [Fact]
    public async Task More_content_than_allowed_is_refused_whatever_its_compressed_size()
    {
        await using var bench = await Workbench.Create(("CoProduction:Import:LargestContent", "1000"));

        var faults = await bench.Reject(("partners.csv", Partners + new string('\n', 100_000)));

        Assert.Equal("The files have more than 1000 bytes together.", faults.Single().Message);
    }

    public sealed class Bench : IAsyncLifetime
    {
        private Workbench? workbench;

        internal Workbench It => workbench!;

        public async ValueTask InitializeAsync() => workbench = await Workbench.WithStarterData();

        public async ValueTask DisposeAsync() => await It.DisposeAsync();
    }
}
