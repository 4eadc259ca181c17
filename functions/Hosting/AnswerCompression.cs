using System.IO.Compression;
using CoProduction.Functions.Export;
using CoProduction.Functions.Http;
using Microsoft.AspNetCore.ResponseCompression;

namespace CoProduction.Functions.Hosting;

/// <summary>
/// Compresses answers of text for callers that accept it, on both hosts. Each coding of an answer has an ETag of its own. Files that are compressed already stay
/// as they are.
/// </summary>
internal sealed class AnswerCompression : IStartupFilter
{
    private static readonly string[] Texts = ["application/json", "application/problem+json", "text/plain", "text/html", "text/css", "text/javascript", "image/svg+xml", GeoJsonExport.ContentType, JsonLinesExport.ContentType];

    public static void AddTo(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            // No page can make a browser send a caller's token, so that nobody can try out content beside what the caller may see: README.md of Http/Middleware.
            options.EnableForHttps = true;
            options.MimeTypes = Texts;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.AddSingleton<IStartupFilter, AnswerCompression>();
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            context.Response.OnStarting(NameCoding, context.Response);
            await following(context);
        });
        app.UseResponseCompression();
        next(app);
    };

    private static Task NameCoding(object response)
    {
        ETags.NameCoding((HttpResponse)response);
        return Task.CompletedTask;
    }
}
