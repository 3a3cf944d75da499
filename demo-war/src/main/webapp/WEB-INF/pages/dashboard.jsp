<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="Dashboard - The bookshop">
<h1>The shop at a glance</h1>
<noscript><p class="said">This page fills itself by JavaScript. <a href="/dashboard/pages">Go through it page by page instead</a></p></noscript>
<div id="dashboard" hidden>
<p class="progress"><label for="progress">Loaded</label> <progress id="progress" data-progress max="1" value="0"></progress>
<span role="status" data-said>Asking</span></p>
<div class="cards">
<section data-part="revenue" aria-labelledby="revenue"><h2 id="revenue">Revenue</h2>
<p class="wrong" data-problem hidden></p>
<p class="price" data-field="totalMinor" data-format="money"></p>
<dl><dt>Orders</dt><dd data-field="orders"></dd><dt>On average</dt><dd data-field="averageMinor" data-format="money"></dd>
<dt>Last 30 days</dt><dd data-field="recentMinor" data-format="money"></dd></dl></section>
<section data-part="statuses" aria-labelledby="statuses"><h2 id="statuses">Orders by status</h2>
<p class="wrong" data-problem hidden></p>
<ul data-each=""><template><li><span data-field="status" data-format="word"></span> <strong data-field="orders"></strong></li></template></ul></section>
<section data-part="bestSellers" aria-labelledby="best"><h2 id="best">What sells best</h2>
<p class="wrong" data-problem hidden></p>
<ol data-each=""><template><li><a data-field="title" data-format="book"></a> <strong data-field="copies"></strong></li></template></ol></section>
<section data-part="recent" aria-labelledby="recent"><h2 id="recent">The last orders</h2>
<p class="wrong" data-problem hidden></p>
<ul data-each=""><template><li><span data-field="placed" data-format="moment"></span>, <span data-field="status"></span> <strong data-field="totalMinor" data-format="money"></strong></li></template></ul></section>
<section data-part="rate" aria-labelledby="rate"><h2 id="rate">The pound abroad</h2>
<p class="wrong" data-problem hidden></p>
<p data-field="" data-format="rate"></p></section>
<section data-part="toSend" aria-labelledby="send" hidden><h2 id="send">To be sent</h2>
<p class="wrong" data-problem hidden></p>
<ul data-each=""><template><li><span data-field="customer"></span>, <span data-field="shippingAddress"></span> <strong data-field="copies"></strong></li></template></ul></section>
</div>
</div>
<p class="hint"><a href="/dashboard">Load it again</a> <a href="/dashboard/pages">Page by page</a> <a href="/staff">Log in as staff</a></p>
<script type="module" src="/dashboard.js"></script>
</shop:page>
