using CoProduction.Functions.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CoProduction.Functions.Tests.Hosting;

/// <summary>Functions that a host would not run, or would run differently from the other. Each has one fault.</summary>
public static class FaultyFunctions
{
    public static class BadName
    {
        [Function("Bad name")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "x")] HttpRequest request) => Answer(request);
    }

    public static class NotPublic
    {
        [Function("NotPublic")]
        internal static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "x")] HttpRequest request) => Answer(request);
    }

    public static class NoTask
    {
        [Function("NoTask")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "x")] HttpRequest request) => request.Method;
    }

    public static class NoTrigger
    {
        [Function("NoTrigger")]
        public static Task Run(CancellationToken cancellation) => Task.FromCanceled(cancellation);
    }

    public static class TwoTriggers
    {
        [Function("TwoTriggers")]
        public static Task Run([TimerTrigger("0 0 2 * * *")] TimerInfo timer, [QueueTrigger("samples")] string message) => Task.FromResult((timer, message));
    }

    public static class NoMethods
    {
        [Function("NoMethods")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "x")] HttpRequest request) => Answer(request);
    }

    public static class NoRoute
    {
        [Function("NoRoute")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head")] HttpRequest request) => Answer(request);
    }

    public static class SlashRoute
    {
        [Function("SlashRoute")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request) => Answer(request);
    }

    public static class BrokenRoute
    {
        [Function("BrokenRoute")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "x/{id")] HttpRequest request) => Answer(request);
    }

    public static class NoResult
    {
        [Function("NoResult")]
        public static Task Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "x")] HttpRequest request) => Answer(request);
    }

    public static class BoundBody
    {
        [Function("BoundBody")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "x")] Sample body) => Task.FromResult(Results.Ok(body));
    }

    public static class StrayParameter
    {
        [Function("StrayParameter")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "x/{id}")] HttpRequest request, string id, string filter)
            => Task.FromResult(Results.Ok((request.Method, id, filter)));
    }

    public static class ParsedParameter
    {
        [Function("ParsedParameter")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "x/{id}")] HttpRequest request, int id)
            => Task.FromResult(Results.Ok((request.Method, id)));
    }

    public static class GetWithoutHead
    {
        [Function("GetWithoutHead")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x")] HttpRequest request) => Answer(request);
    }

    public static class NeedsKey
    {
        [Function("NeedsKey")]
        public static Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "post", Route = "x")] HttpRequest request) => Answer(request);
    }

    public static class FixedSchedule
    {
        [Function("FixedSchedule")]
        public static Task Run([TimerTrigger("0 0 2 * * *")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class NoDefault
    {
        [Function("NoDefault")]
        public static Task Run([TimerTrigger("%NoDefault%")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class FiveFields
    {
        [Function("FiveFields")]
        [DefaultSchedule("0 2 * * *")]
        public static Task Run([TimerTrigger("%FiveFields%")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class BadQueueName
    {
        [Function("BadQueue")]
        public static Task Run([QueueTrigger("My_Queue")] string message) => Task.FromResult(message);
    }

    public static class Namesakes
    {
        [Function("Same")]
        public static Task One([QueueTrigger("one")] string message) => Task.FromResult(message);

        [Function("same")]
        public static Task Two([QueueTrigger("two")] string message) => Task.FromResult(message);
    }

    private static Task<IResult> Answer(HttpRequest request) => Task.FromResult(Results.Ok(request.Method));
}
