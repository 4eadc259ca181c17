using CoProduction.Functions.Catalog;

namespace CoProduction.Functions.Tests.Hosting;

public sealed class FunctionCatalogTests
{
    [Fact]
    public void Catalogue_lists_functions_in_alphabetical_order_with_what_triggers_them()
    {
        var catalog = new FunctionCatalog([typeof(SampleFunctions)]);

        Assert.Equal(["FailSample", "GetOldSample", "GetSample", "TakeSample", "TickSample"], catalog.All.Select(function => function.Name));
        var http = Assert.Single(catalog.TriggeredBy<HttpFunctionTrigger>(), http => http.Function.Name == "GetSample").Trigger;
        Assert.Equal(("request", "samples/{id}"), (http.Binding, http.Route));
        Assert.Equal(["get", "head", "put"], http.Methods);
        var timer = Assert.Single(catalog.TriggeredBy<TimerFunctionTrigger>()).Trigger;
        Assert.Equal(
            ("timer", "TickSample", "0 0 2 * * *", true, false),
            (timer.Binding, timer.Setting, timer.Default, timer.UseMonitor, timer.RunOnStartup));
        var queue = Assert.Single(catalog.TriggeredBy<QueueFunctionTrigger>()).Trigger;
        Assert.Equal(("message", "samples", "AzureWebJobsStorage"), (queue.Binding, queue.Queue, queue.Connection));
    }

    [Theory]
    [InlineData(typeof(FaultyFunctions.BadName), "Bad name: a name must be a letter")]
    [InlineData(typeof(FaultyFunctions.NotPublic), "NotPublic: a function must be a public method")]
    [InlineData(typeof(FaultyFunctions.NoTask), "NoTask: a function must return a task")]
    [InlineData(typeof(FaultyFunctions.NoTrigger), "NoTrigger: a function must have exactly one trigger")]
    [InlineData(typeof(FaultyFunctions.TwoTriggers), "TwoTriggers: a function must have exactly one trigger")]
    [InlineData(typeof(FaultyFunctions.NoMethods), "NoMethods: an HTTP trigger must list its methods, unless its route is {*path}")]
    [InlineData(typeof(FaultyFunctions.GetWithoutHead), "GetWithoutHead: an HTTP trigger that lists get must also list head")]
    [InlineData(typeof(FaultyFunctions.NeedsKey), "NeedsKey: an HTTP trigger must be anonymous")]
    [InlineData(typeof(FaultyFunctions.NoRoute), "NoRoute: an HTTP trigger must name its route")]
    [InlineData(typeof(FaultyFunctions.SlashRoute), "SlashRoute: an HTTP trigger must name its route, without a leading slash")]
    [InlineData(typeof(FaultyFunctions.BrokenRoute), "BrokenRoute: the route 'x/{id' cannot be read")]
    [InlineData(typeof(FaultyFunctions.NoResult), "NoResult: an HTTP function must return a task with its result")]
    [InlineData(typeof(FaultyFunctions.BoundBody), "BoundBody: the parameter of an HTTP trigger must be an HttpRequest")]
    [InlineData(typeof(FaultyFunctions.StrayParameter), "StrayParameter: beside the trigger, a function may take only route parameters as strings and a CancellationToken, not 'filter'")]
    [InlineData(typeof(FaultyFunctions.ParsedParameter), "ParsedParameter: beside the trigger, a function may take only route parameters as strings and a CancellationToken, not 'id'")]
    [InlineData(typeof(FaultyFunctions.FiveFields), "FiveFields: the default schedule '0 2 * * *' must have six cron fields")]
    [InlineData(typeof(FaultyFunctions.NoDefault), "NoDefault: the default schedule '' must have six cron fields")]
    [InlineData(typeof(FaultyFunctions.FixedSchedule), "FixedSchedule: a timer's schedule must be a setting, as in %FixedSchedule%, not '0 0 2 * * *'")]
    [InlineData(typeof(FaultyFunctions.BadQueueName), "BadQueue: 'My_Queue' is not a valid name of a storage queue")]
    [InlineData(typeof(FaultyFunctions.Namesakes), "Same: 2 functions have this name")]
    public void Function_that_not_every_host_would_run_alike_is_refused(Type functions, string reason)
    {
        var refusal = Assert.Throws<InvalidFunctionException>(() => new FunctionCatalog([functions]));

        Assert.StartsWith(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_faulty_function_is_named_at_once()
    {
        var refusal = Assert.Throws<InvalidFunctionException>(() => new FunctionCatalog([typeof(FaultyFunctions.NoTask), typeof(FaultyFunctions.FiveFields)]));

        Assert.Contains("NoTask:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("FiveFields:", refusal.Message, StringComparison.Ordinal);
    }
}
