using CoProduction.Functions.Import.Csv;
using CoProduction.Registry.Factories;
using CoProduction.Registry.Releases;

namespace CoProduction.Functions.Tests.Import;

/// <summary>How imports treat records that the register has already.</summary>
public sealed class MergeTests
{
    private const string Header = "factory_id,effective_date,new_rate_per_month,delta_per_month,funding_status,date_precision,source,source_url,source_date,confidence,notes\n";

    private const string PlansHeader = "factory_id,line,kind,from,by,total,added,per,funding_status,source,source_url,source_date,confidence,notes\n";

    [Fact]
    public async Task A_plan_whose_date_moved_stays_the_same_plan_and_remembers()
    {
        await using var bench = await Workbench.WithStarterData();

        await bench.Accept(
            ("plans.csv", PlansHeader + "aus-benalla-forge,,expansion,2031-12,,100000,,year,proposed,ADM,,,reported,\n"),
            ("expansions.csv", Header
                + "aus-benalla-forge,2029-06,1250,,funded,reported,ADM,,,reported,\n"
                + "aus-benalla-forge,2033-06,9000,,proposed,reported,ADM,,,reported,\n"));

        var plans = (await Factory(bench, "aus-benalla-forge")).Lines.Single().Plans;
        Assert.Equal(["x1 2029-06 +6", "x2 2031-12 +12", "x3 2033-06 +0"], plans.Select(one => $"{one.Id} {one.Effective} +{one.SlipMonths}"));
    }

    [Fact]
    public async Task Factories_that_plans_do_not_name_keep_theirs()
    {
        await using var bench = await Workbench.WithStarterData();
        var before = (await Factory(bench, "usa-mesquite-upl")).Lines.Single().Plans;

        var report = await bench.Accept(("expansions.csv", Header + "aus-benalla-forge,2031-12,8333,,proposed,placeholder,ADM,,,reported,\n"));

        Assert.Equal((0, 1), (report.Added, report.Replaced));
        Assert.Equal(before, (await Factory(bench, "usa-mesquite-upl")).Lines.Single().Plans);
    }

    [Fact]
    public async Task Lines_of_one_item_and_stage_are_named_and_what_is_stated_of_each_goes_to_it()
    {
        await using var bench = await Workbench.WithStarterData();
        const string Factories =
            "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,line,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n"
            + "pol-two-lines,Two lines,PGZ,POL,Radom,51.40,21.15,155-HE,product,complete,2,100,,2025,operating,A,,,reported,reported,\n"
            + "pol-two-lines,Two lines,PGZ,POL,Radom,51.40,21.15,155-HE,product,complete,3A,,,,operating,A,,,reported,reported,\n";
        await bench.Accept(
            ("factories.csv", Factories),
            ("rates.csv", "factory_id,line,measure,low,high,per,period\npol-two-lines,3A,output,50,,month,2026-02\n"),
            ("plans.csv", PlansHeader + "pol-two-lines,3A,closure,2027-H2,,,,,announced,ADM,,,reported,\n"));

        var lines = (await Factory(bench, "pol-two-lines")).Lines;
        Assert.Equal([("2", 100.0, 0), ("3A", 50.0, 1)], lines.Select(line => (line.Name!.Value, line.Rates.Single().Lowest, line.Plans.Count)));

        var ambiguous = await bench.Reject(("rates.csv", "factory_id,measure,low,high,per,period\npol-two-lines,output,50,,month,2026-03\n"));
        Assert.Equal("rates.csv:2: line: pol-two-lines has several such lines: name one by line.", ambiguous.Single().ToString());
        var unnamed = await bench.Reject(("factories.csv", Factories.Replace(",3A,", ",,", StringComparison.Ordinal).Replace("pol-two", "pol-other", StringComparison.Ordinal)));
        Assert.Contains("unless each has its own name", unnamed.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_replaced_only_by_one_that_the_line_has()
    {
        await using var bench = await Workbench.WithStarterData();
        const string Columns = "factory_id,id,kind,from,by,total,added,per,funding_status,replaced_by,source,source_url,source_date,confidence,notes\n";

        var faults = await bench.Reject(("plans.csv", Columns + "usa-iowa-fac,c1,closure,2028-H1,,,,,announced,zz,ADM,,,reported,\n"));
        await bench.Accept(("plans.csv", Columns + "usa-iowa-fac,c1,closure,2028-H1,,,,,announced,x1,ADM,,,reported,\n"));

        Assert.Equal(["plans.csv:2: replaced_by: Must be the id of another plan of the line. (here: 'zz')"], faults.Select(fault => fault.ToString()));
        Assert.Equal("x1", (await Factory(bench, "usa-iowa-fac")).Lines.Single().Plans.Single(plan => plan.Id.Value == "c1").ReplacedBy?.Value);
    }

    [Fact]
    public async Task What_a_file_says_of_a_registered_line_holds_beside_a_new_line_of_its_factory()
    {
        await using var bench = await Workbench.WithStarterData();
        const string Factories =
            "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";
        var row = (string item) => $"pol-second-line,Second line,PGZ,POL,Radom,51.40,21.15,{item},component,part,,,,operating,A,,,reported,reported,\n";
        await bench.Accept(("factories.csv", Factories + row("155-BODY")));

        await bench.Accept(
            ("factories.csv", Factories + row("155-FUZE")), ("rates.csv", "factory_id,item_code,measure,low,high,per,period\npol-second-line,155-BODY,output,5,,month,2026-02\n"));

        Assert.Equal([("155-BODY", 1), ("155-FUZE", 0)], (await Factory(bench, "pol-second-line")).Lines.OrderBy(line => line.Item).Select(line => (line.Item.Value, line.Rates.Count)));
    }

    [Fact]
    public async Task Rates_come_in_the_units_of_their_item_and_a_line_makes_a_material_by_the_tonne()
    {
        await using var bench = await Workbench.WithStarterData();
        const string Factories =
            "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n"
            + "pol-tonnes,Tonnes,PGZ,POL,Radom,51.40,21.15,155-MCS,component,charge,,,,operating,A,,,reported,reported,\n"
            + "pol-tonnes,Tonnes,PGZ,POL,Radom,51.40,21.15,tnt,mineral,refining,,,,operating,A,,,reported,reported,\n";
        const string Rates = "factory_id,item_code,measure,low,high,per,period,unit\n";
        await bench.Accept(
            ("factories.csv", Factories),
            ("rates.csv", Rates + "pol-tonnes,155-MCS,output,50,,month,2026-02,charge\npol-tonnes,tnt,output,9000,,year,2026-02,t\n"));

        Assert.Equal([("charge", 50.0), ("t", 9000.0)], (await Factory(bench, "pol-tonnes")).Lines.Select(line => (line.Rates.Single().Quantity.Unit!, line.Rates.Single().Quantity.Low)));

        var lost = await bench.Reject(("components.csv", (await File.ReadAllTextAsync(Path.Combine(Workbench.StarterData, "components.csv"))).Replace("charge=5", "", StringComparison.Ordinal)));
        Assert.Contains("components.csv", lost[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(lost, fault => fault.ToString().Contains("factories/pol-tonnes states its rates in charge: keep charge as one of the item's units.", StringComparison.Ordinal));

        var faults = await bench.Reject(("rates.csv", Rates + "pol-tonnes,155-MCS,output,50,,month,2026-03,barrel\npol-tonnes,tnt,output,9000,,year,2026-03,\n"));
        Assert.Equal(
            ["rates.csv:2: unit: 155-MCS is counted in module or charge, not in barrel: give the quantity in module, or register barrel as another unit of 155-MCS. (here: 'barrel')",
             "rates.csv:3: unit: Must be given, such as t: tnt is a mineral or material, which has no unit of its own."],
            faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task Products_without_bills_keep_the_bills_they_have()
    {
        await using var bench = await Workbench.WithStarterData();
        var products = await File.ReadAllTextAsync(Path.Combine(Workbench.StarterData, "products.csv"));

        await bench.Accept(("products.csv", products.Replace("air vehicle", "drone", StringComparison.Ordinal)));

        var fpv = (await bench.Read()).Items.Single(item => item.Code.Value == "FPV");
        Assert.Equal("drone", fpv.Unit);
        Assert.NotEmpty(fpv.Materials);
    }

    [Fact]
    public async Task A_record_keeps_its_release_where_the_file_does_not_say_one()
    {
        await using var bench = await Workbench.WithStarterData();
        var stock = await File.ReadAllTextAsync(Path.Combine(Workbench.StarterData, "stock.csv"));

        await bench.Accept(("stock.csv", stock.Replace(",8,days,", ",9,days,", StringComparison.Ordinal)));

        Assert.All((await bench.Read()).Stocks, figure => Assert.Equal(Release.ToEveryone, figure.Release));
    }

    [Fact]
    public async Task A_new_record_of_a_partner_is_its_owners_alone_unless_the_import_says_otherwise()
    {
        await using var bench = await Workbench.WithStarterData();
        var header = "product_code,scope,kind,rate_per_year,as_of,source,source_url,source_date,confidence,notes\n";

        await bench.Accept(("baselines.csv", header + "FPV,POL,target,1,2031,MON,,,reported,\n"));
        using var package = Workbench.Zip(("baselines.csv", header + "FPV,POL,target,2,2032,MON,,,reported,\n"));
        await bench.Import(package, releasableTo: Release.ToEveryone);

        var baselines = (await bench.Read()).Baselines;
        Assert.Equal(Release.OwnerOnly, baselines.Single(one => one.Id.Value == "pol-fpv-target-2031").Release);
        Assert.Equal(Release.ToEveryone, baselines.Single(one => one.Id.Value == "pol-fpv-target-2032").Release);
    }

    [Fact]
    public async Task A_dry_run_reports_the_same_and_writes_nothing()
    {
        await using var bench = await Workbench.Create();
        using var package = Package.OfFolder(Workbench.StarterData);
        using var again = Package.OfFolder(Workbench.StarterData);

        var dry = Assert.IsType<ImportOutcome.Accepted>(await bench.Import(package, dryRun: true)).Report;
        Assert.True((await bench.Read()).IsEmpty);
        var real = Assert.IsType<ImportOutcome.Accepted>(await bench.Import(again)).Report;

        Assert.Equal(real.Files, dry.Files);
        Assert.Equal(42 + 47 + 16 + 136 + 46 + 38 + 10 + 66 + 2 + 4, real.Added);
    }

    [Fact]
    public async Task A_factory_of_several_rows_has_several_lines_each_with_its_own_source()
    {
        await using var bench = await Workbench.WithStarterData();
        const string Factories =
            "id,name,operator,partner_code,town,lat,lon,item_code,item_type,stage,rate_per_month,surge_rate_per_month,as_of,status,source,source_url,source_date,confidence,location_confidence,notes\n";

        await bench.Accept(
            ("factories.csv", Factories
                + "pol-two,Two,PGZ,POL,Radom,51.40,21.15,155-BODY,component,body,100,,2025,operating,A,,,reported,reported,\n"
                + "pol-two,Two,PGZ,POL,Radom,51.40,21.15,155-FUZE,component,fuze,,,,operating,B: c,,,recalled,reported,n\n"),
            ("expansions.csv", Header.Replace("factory_id", "item_code,factory_id", StringComparison.Ordinal) + "155-FUZE,pol-two,2031-12,,50,funded,reported,ADM,,,reported,\n"));

        var factory = await Factory(bench, "pol-two");
        Assert.Equal("A", factory.Source.Publisher);
        Assert.Equal([null, "c"], factory.Lines.Select(line => line.Source?.Title));
        Assert.Equal([0, 1], factory.Lines.Select(line => line.Plans.Count));
        Assert.Equal(50, factory.Lines[1].Plans[0].Terms.Added!.Low);
    }

    private static async Task<Factory> Factory(Workbench bench, string id) =>
        (await bench.Read()).Factories.Single(factory => factory.Id.Value == id);
}
